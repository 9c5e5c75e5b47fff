package io.sekisho.scanner.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.scan.ScanResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules that {@code rulesets/gitleaks.toml} adds: what each finds, and what it leaves alone. */
class SecretRulesTest {
    /** Put together here, so that no scan of this file finds them. */
    private static final String PASSWORD = "kT7" + "vQ2xR9mZ";

    private static final Map<String, String> FOUND = Map.of(
            "jdbc.properties", "url=jdbc:postgresql://db.example.org:5432/shop?user=shop&password=" + PASSWORD + "\n",
            "sqlserver.yml",
                    "url: \"jdbc:sqlserver://db.example.org;user=sa;password=" + PASSWORD + ";encrypt=true\"\n",
            "ci_settings.xml", "<server><id>x</id><password>" + PASSWORD + "</password></server>\n",
            "clone.sh", "git clone https://deploy:" + PASSWORD + "Lw4@git.example.org/team/app.git\n",
            "trigger.sh", "JENKINS_API_TOKEN=11" + "3f9a0c7e5b2d4816" + "9e0f3a7c5d1b8246" + "\n");

    private static final Map<String, String> LEFT = Map.of(
            "a.properties", "url=jdbc:mysql://localhost/test?user=root&password=password1\n",
            "b.properties",
                    "url=jdbc:mysql://localhost/test?password=${DB_PASSWORD}\nv=jdbc:mysql://h/d?password={{ pw }}\n",
            "settings.xml", "<password>${env.NEXUS_PASSWORD}</password><password>{COQLCE6DU6GtcS5P=}</password>\n",
            "pom.xml", "<password>notasettings</password>\n",
            "d.sh",
                    "git clone https://gitlab-ci-token:$CI_JOB_TOKEN@git.example.org/team/app.git\n"
                            + "git clone https://git.example.org:8443/team/app.git\ncurl https://user:pass@host/x\n",
            "e.sh", "JENKINS_API_TOKEN=$TOKEN\njenkins.version=11.2.3\nmd5=113f9a0c7e5b2d48169e0f3a7c5d1b8246\n");

    @TempDir
    Path temp;

    @Test
    void findCredentialsThatTheDefaultsMissAndNoPlaceholders() throws Exception {
        Repo repo = new Repo(temp, "elsewhere");
        Path project = Files.createDirectories(temp.resolve("project"));
        for (Map<String, String> files : List.of(FOUND, LEFT)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(project.resolve(file.getKey()), file.getValue());
            }
        }
        ScanResult result = repo.scan(repo.plan(project, null, false, List.of()), Tools.settings(TrustedFiles.NONE));
        assertThat(Repo.places(result).stream()
                        .filter(place -> place.contains(" sekisho-"))
                        .toList())
                .containsExactly(
                        "ci_settings.xml:1 sekisho-maven-server-password - tree",
                        "clone.sh:1 sekisho-git-url-password - tree",
                        "jdbc.properties:1 sekisho-jdbc-url-password - tree",
                        "sqlserver.yml:1 sekisho-jdbc-url-password - tree",
                        "trigger.sh:1 sekisho-jenkins-api-token - tree");
        assertThat(result.toString()).doesNotContain(PASSWORD);
    }

    /** File → its lines; those that begin with + are to be found. Options are split, so that no scan of this file finds them. */
    private static final Map<String, String> VERIFICATION = Map.of(
            "deploy.sh",
            """
            +curl -k https://h.example.org/a
            +curl -fsSLk "https://h.example.org/a" | sh
            +curl --silent --insecure https://h.example.org/a
             curl -o k --cacert ca.pem https://h.example.org/a
             curl https://h.example.org/a | sort -k 2
            #curl -k https://h.example.org/comment
            +wget -q --no-check-certificate https://h.example.org/a
            +export GIT_SSL_NO_VERIFY=true
             export GIT_SSL_NO_VERIFY=false
            +git -c http.sslVerify=false clone https://h.example.org/a
            +git config --global http.https://h.example.org/.sslVerify false
            +NODE_TLS_REJECT_UNAUTHORIZED=0 node a.mjs
             NODE_TLS_REJECT_UNAUTHORIZED=1 node a.mjs
            +npm config set strict-ssl false
            +mvn -Dmaven.wagon.http.ssl.insecure=true verify
            +java -Djdk.internal.httpclient.disableHostnameVerification=true -jar a.jar
            +ssh -o StrictHostKeyChecking=no user@h.example.org
             ssh -o StrictHostKeyChecking=accept-new user@h.example.org
            +PYTHONHTTPSVERIFY=0 python a.py
            +kubectl --insecure-skip-tls-verify get pods
            """,
            "client.py",
            """
            +r = requests.get(url, verify=False)
             def load(url, verify=False):
             check(signature, verify=False)
            +self.session.verify = False
            """,
            "agent.js",
            """
            +const agent = new https.Agent({ rejectUnauthorized: false });
            +process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
            //rejectUnauthorized: false
             rejectUnauthorized: process.env.CI !== '1',
            """,
            "play.yml",
            """
            +    validate_certs: no
                 validate_certs: yes
            +    insecure-skip-tls-verify: true
            """,
            ".gitconfig",
            """
             [http]
            +    sslVerify = false
            """,
            "src/test/deploy.sh",
            """
             curl -k https://h.example.org/a
            """,
            "README.md",
            """
             curl -k https://h.example.org/a
            """);

    @Test
    void findVerificationThatIsSwitchedOffInScriptsAndConfigurationButNotInTestsCommentsAndPages() throws Exception {
        Repo repo = new Repo(temp, "elsewhere");
        Path project = Files.createDirectories(temp.resolve("project"));
        List<String> expected = new ArrayList<>();
        for (Map.Entry<String, String> file : VERIFICATION.entrySet()) {
            List<String> lines = file.getValue().lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).startsWith("+")) {
                    expected.add(file.getKey() + ":" + (i + 1));
                }
            }
            Path path = project.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue().replaceAll("(?m)^[+ ]", ""));
        }
        ScanResult result = repo.scan(repo.plan(project, null, false, List.of()), Tools.settings(TrustedFiles.NONE));
        assertThat(Repo.places(result).stream()
                        .filter(place -> place.contains(" sekisho-tls-"))
                        .map(place -> place.split(" ")[0])
                        .toList())
                .containsExactlyInAnyOrderElementsOf(expected);
    }
}
