package io.sekisho.cli.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInAnyPackage;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.sekisho.cli.console.ExitCode;
import java.nio.file.Path;

/** The walls between packages; those between modules are Maven's. A rule that matches no class fails. */
@AnalyzeClasses(
        packages = "io.sekisho",
        importOptions = {ImportOption.DoNotIncludeTests.class, NoTestJars.class})
class ArchitectureTest {
    private static final Path DRAWING = Path.of(System.getProperty("sekisho.root"), "docs", "design.puml");

    @ArchTest
    static final ArchRule drawing = classes()
            .should(adhereToPlantUmlDiagram(DRAWING, consideringOnlyDependenciesInAnyPackage("io.sekisho..")))
            .because(
                    "docs/design.puml is what a newcomer sees: draw the arrow there if it is meant to be, else turn it "
                            + "round with an interface on the left-hand side");

    @ArchTest
    static final ArchRule everyDrawnPackageExists = classes()
            .that()
            .resideInAPackage("io.sekisho..")
            .should(new DrawnPackagesExist(DRAWING))
            .because("a drawing of what is not there misleads");

    @ArchTest
    static final ArchRule dependencyCheck = noClasses()
            .that()
            .resideOutsideOfPackage("io.sekisho.scanner.dependency..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.owasp..")
            .because("Dependency-Check must be replaceable, and its singletons must stay where they are guarded");

    @ArchTest
    static final ArchRule spotBugs = noClasses()
            .that()
            .resideOutsideOfPackage("io.sekisho.scanner.code..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("edu.umd.cs.findbugs..", "com.h3xstream..")
            .because("SpotBugs must be replaceable, and its static state must stay where it is guarded");

    @ArchTest
    static final ArchRule picocli = noClasses()
            .that()
            .resideOutsideOfPackage("io.sekisho.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..")
            .because("what runs without a command line must not know one");

    @ArchTest
    static final ArchRule processEnd = noClasses()
            .that(not(belongToAnyOf(ExitCode.class)))
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class)
            .because("only ExitCode ends the process, after the report is written: return an ExitCode instead");

    @ArchTest
    static final ArchRule streams = noClasses()
            .that()
            .resideOutsideOfPackage("io.sekisho.cli.log..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("they are the log during a run; speak through CliContext's streams, best through Console");

    @ArchTest
    static final ArchRule processes = noClasses()
            .that()
            .resideOutsideOfPackage("io.sekisho.core.process..")
            .should()
            .callConstructor(ProcessBuilder.class, String[].class)
            .orShould()
            .callConstructor(ProcessBuilder.class, java.util.List.class)
            .orShould()
            .callMethod(Runtime.class, "exec", String[].class)
            .because("ChildProcess drains both outputs and kills the whole tree on an interrupt: use it");

    @ArchTest
    static final ArchRule staticState = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("io.sekisho..")
            .and()
            .areStatic()
            .should(notBeMutable())
            .because("two scans in one JVM must not see each other; hand it over by constructor, in Wiring");

    private static ArchCondition<JavaField> notBeMutable() {
        return new ArchCondition<>("be reassigned") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean mutable = !field.getModifiers().contains(JavaModifier.FINAL)
                        && !field.getModifiers().contains(JavaModifier.SYNTHETIC);
                events.add(new SimpleConditionEvent(field, mutable, field.getFullName() + " can be reassigned"));
            }
        };
    }

    @ArchTest
    static final ArchRule scannersAreFinal = classes()
            .that()
            .implement(io.sekisho.core.scan.Scanner.class)
            .should()
            .haveModifier(JavaModifier.FINAL)
            .andShould()
            .haveSimpleNameEndingWith("Scanner")
            .because("a scanner is composed, not extended, and is found by its name");
}
