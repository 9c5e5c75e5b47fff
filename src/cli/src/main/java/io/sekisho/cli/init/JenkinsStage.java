package io.sekisho.cli.init;

import java.util.List;

/** A stage for a declarative Jenkinsfile. */
final class JenkinsStage {
    /** Relative to the project's directory. */
    static final String FILE = ".sekisho/ci/Jenkinsfile.stage";

    private JenkinsStage() {}

    /**
     * @param prefix the project's directory in its repository, with a slash at its end; "" for the root
     * @param build commands that build the project
     */
    static String of(Comments comments, String prefix, List<String> build) {
        String path = prefix.isEmpty() ? "" : " " + GitLabJob.quoted(prefix);
        String built = String.join("; ", build);
        return """
                %s
                %s
                %s
                stage('Sekisho') {
                    steps {
                %s
                        sh 'rm -rf sekisho-reference'
                        script {
                            def from = env.CHANGE_TARGET \\
                                ? env.JOB_NAME.replaceFirst('[^/]+$', env.CHANGE_TARGET.replace('/', '%%2F')) \\
                                : env.JOB_NAME
                            copyArtifacts projectName: from, selector: lastCompleted(), filter: 'sekisho-report/*',
                                target: 'sekisho-reference', optional: true
                        }
                        sh '''
                            reference=$(mktemp -d)
                            if [ -f sekisho-reference/sekisho-report/sekisho-report.json ]; then
                                mv sekisho-reference/sekisho-report "$reference"
                                export SEKISHO_REFERENCE=$reference/sekisho-report
                            fi
                            rm -rf sekisho-reference
                %s
                            sekisho database update || true
                            sekisho scan%s
                        '''
                    }
                    post {
                        always {
                            archiveArtifacts artifacts: 'sekisho-report/*', allowEmptyArchive: true
                        }
                    }
                }
                """.formatted(
                        comments.of("// ", "init.jenkins-head"),
                        built.isEmpty()
                                ? comments.of("// ", "init.jenkins-needs")
                                : comments.of("// ", "init.jenkins-needs-built", built),
                        comments.of("// ", "init.jenkins-target"),
                        comments.of("        // ", "init.jenkins-reference"),
                        comments.of("            # ", "init.ci-database"),
                        path.replace("\\", "\\\\").replace("'", "\\'"));
    }
}
