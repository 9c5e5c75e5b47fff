package io.sekisho.core.plan;

import static io.sekisho.core.plan.PomChange.ANYTHING;
import static io.sekisho.core.plan.PomChange.BUILD;
import static io.sekisho.core.plan.PomChange.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An edit of a pom is asked what it may change: nothing, what a build packs, or anything. */
class PomChangeTest {
    private static final String POM = """
            <project>
            <modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>a</artifactId><version>1</version>
            <description>old</description>
            <properties><x.version>1</x.version></properties>
            <dependencies><dependency><groupId>g</groupId><artifactId>x</artifactId><version>${x.version}</version></dependency></dependencies>
            <build><plugins><plugin><artifactId>p</artifactId><version>1</version></plugin></plugins></build>
            </project>
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- <dependency> -->",
                "\n\n   ",
                "<name>n</name><url>u</url><inceptionYear>2026</inceptionYear>",
                "<scm><url>u</url></scm><developers><developer><id>d</id></developer></developers>",
                "<licenses><license><name>l</name></license></licenses><ciManagement><system>c</system></ciManagement>",
                "<distributionManagement><repository><id>r</id></repository></distributionManagement>",
                "<reporting><plugins><plugin><artifactId>r</artifactId></plugin></plugins></reporting>",
            })
    void whatAProjectSaysOfItselfDecidesNothing(String added) {
        assertThat(edited("</project>", added + "</project>")).isEqualTo(NOTHING);
    }

    @Test
    void aDescriptionDecidesNothingUnlessAVersionIsTakenFromIt() {
        assertThat(edited(">old<", ">new<")).isEqualTo(NOTHING);
        for (String expression : new String[] {"${project.description}", "${pom.description}", "${description}"}) {
            String before = POM.replace("${x.version}", expression);
            assertThat(between(before, before.replace(">old<", ">new<")))
                    .as(expression)
                    .isEqualTo(ANYTHING);
            String indirect = POM.replace("<x.version>1<", "<x.version>" + expression + "<");
            assertThat(between(indirect, indirect.replace(">old<", ">new<"))).isEqualTo(ANYTHING);
        }
        String before = POM.replace("${x.version}", "${project.build.finalName}");
        assertThat(between(before, before.replace("<build>", "<build><finalName>2</finalName>")))
                .isEqualTo(ANYTHING);
    }

    @Test
    void aPluginIsOfTheBuildAlone() {
        assertThat(edited("<artifactId>p</artifactId><version>1<", "<artifactId>p</artifactId><version>2<"))
                .isEqualTo(BUILD);
        assertThat(edited(
                        "</plugins>",
                        "</plugins><extensions><extension><artifactId>e</artifactId></extension></extensions>"))
                .isEqualTo(BUILD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<packaging>pom</packaging>",
                "<modules><module>m</module></modules>",
                "<repositories><repository><id>r</id></repository></repositories>",
                "<dependencyManagement><dependencies/></dependencyManagement>",
                "<profiles><profile><id>p</id></profile></profiles>",
                "<parent><groupId>g</groupId><artifactId>p</artifactId><version>1</version></parent>",
                "<distributionManagement><relocation><artifactId>b</artifactId></relocation></distributionManagement>",
            })
    void allElseMayDecideAnything(String added) {
        assertThat(edited("</project>", added + "</project>")).isEqualTo(ANYTHING);
    }

    @Test
    void soMayPropertiesScopesExclusionsAndVersions() {
        assertThat(edited("<x.version>1", "<x.version>2")).isEqualTo(ANYTHING);
        assertThat(edited("${x.version}</version>", "${x.version}</version><scope>test</scope>"))
                .isEqualTo(ANYTHING);
        assertThat(edited("${x.version}</version>", "${x.version}</version><exclusions><exclusion/></exclusions>"))
                .isEqualTo(ANYTHING);
        assertThat(edited("<artifactId>a</artifactId><version>1", "<artifactId>a</artifactId><version>2"))
                .isEqualTo(ANYTHING);
    }

    /** Others inherit what it says, and may take versions from it. */
    @Test
    void ofAParentOnlyCommentsDecideNothing() {
        String parent = POM.replace("<description>", "<packaging>pom</packaging><description>");
        assertThat(between(parent, parent.replace("</project>", "<!-- x --></project>")))
                .isEqualTo(NOTHING);
        assertThat(between(parent, parent.replace(">old<", ">new<"))).isEqualTo(ANYTHING);
    }

    @Test
    void hostileXmlMayDecideAnything() {
        String entity = "<!DOCTYPE project [<!ENTITY v \"1\">]>\n" + POM.replace("${x.version}", "&v;");
        assertThat(between(entity, entity.replace("\"1\"", "\"2\""))).isEqualTo(ANYTHING);
        assertThat(edited("</project>", "")).isEqualTo(ANYTHING);
        assertThat(between(POM, POM + "<project/>")).isIn(NOTHING, ANYTHING);
        String deep = "<configuration>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</configuration>";
        assertThat(edited("</plugin>", deep + "</plugin>")).isIn(BUILD, ANYTHING);
        assertThat(edited("</project>", "<!--" + " ".repeat(1 << 20) + "--></project>"))
                .as("larger than any pom")
                .isEqualTo(ANYTHING);
    }

    private static PomChange edited(String from, String to) {
        assertThat(POM).contains(from);
        return between(POM, POM.replace(from, to));
    }

    private static PomChange between(String before, String now) {
        return PomChange.between(before.getBytes(StandardCharsets.UTF_8), now.getBytes(StandardCharsets.UTF_8));
    }
}
