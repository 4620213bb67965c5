package dev.gristmill.dist;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessField;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import dev.gristmill.cli.Gristmill;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.time.HostTime;
import dev.gristmill.trainer.ClassArchive;
import dev.gristmill.trainer.StoredModels;
import dev.gristmill.trainer.TrainCommand;
import dev.gristmill.trainer.session.TrainerSession;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between the modules, and the habits that bytecode shows. */
final class ArchitectureTest {

    private static final String ROOT = "dev.gristmill.";
    private static final String SPARK = "org.apache.spark..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.gristmill");

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(false).check(CLASSES);
    }

    /** A rule about classes that are not there holds always: every module must be seen, with what it uses. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "error",
                "job",
                "store",
                "storage.hadoop",
                "cli",
                "spi",
                "connector.files",
                "connector.jdbc",
                "trainer.run",
                "testing"
            })
    void seesEveryModule(String module) {
        assertThat(CLASSES)
                .filteredOn(type -> type.getPackageName().equals(ROOT + module))
                .isNotEmpty();
    }

    @Test
    void noticesSparkWhereItIsUsed() {
        ArchRule wrong = noClasses()
                .that()
                .resideInAPackage(ROOT + "trainer.session..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SPARK);

        assertThat(wrong.evaluate(CLASSES).getFailureReport().getDetails())
                .anyMatch(detail -> detail.contains(TrainerSession.class.getName()));
    }

    @Test
    void modulesUseEachOtherAlongTheArrowsOnly() {
        check(layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("error")
                .definedBy(ROOT + "error..")
                .layer("job")
                .definedBy(ROOT + "job..")
                .layer("store")
                .definedBy(ROOT + "store..")
                .layer("storage")
                .definedBy(ROOT + "storage..")
                .layer("cli")
                .definedBy(ROOT + "cli..")
                .layer("spi")
                .definedBy(ROOT + "spi..")
                .layer("connectors")
                .definedBy(ROOT + "connector..")
                .layer("trainer")
                .definedBy(ROOT + "trainer..")
                .layer("testing")
                .definedBy(ROOT + "testing..")
                .whereLayer("error")
                .mayNotAccessAnyLayer()
                .whereLayer("job")
                .mayOnlyAccessLayers("error")
                .whereLayer("store")
                .mayOnlyAccessLayers("job", "error")
                .whereLayer("storage")
                .mayOnlyAccessLayers("store", "job", "error")
                .whereLayer("cli")
                .mayOnlyAccessLayers("store", "job", "error")
                .whereLayer("spi")
                .mayOnlyAccessLayers("job", "error")
                .whereLayer("connectors")
                .mayOnlyAccessLayers("spi", "job", "error")
                .whereLayer("trainer")
                .mayOnlyAccessLayers("spi", "store", "cli", "job", "error")
                .whereLayer("testing")
                .mayOnlyAccessLayers("spi", "store", "job", "error"));
    }

    @Test
    void everyClassBelongsToAModule() {
        check(classes()
                .should()
                .resideInAnyPackage(
                        ROOT + "error..",
                        ROOT + "job..",
                        ROOT + "store..",
                        ROOT + "storage..",
                        ROOT + "cli..",
                        ROOT + "spi..",
                        ROOT + "connector..",
                        ROOT + "trainer..",
                        ROOT + "testing.."));
    }

    @Test
    void connectorsDoNotKnowEachOther() {
        check(slices().matching(ROOT + "connector.(*)..").should().notDependOnEachOther());
    }

    @Test
    void packagesFormNoCycle() {
        check(slices().matching(ROOT + "(**)").should().beFreeOfCycles());
    }

    @Test
    void sparkIsSeenByItsModulesOnly() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "spi..", ROOT + "connector..", ROOT + "trainer..", ROOT + "testing..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SPARK, "scala.."));
    }

    @Test
    void hadoopIsSeenByItsStorageConnectorsAndTheSessionOnly() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        ROOT + "storage.hadoop..",
                        ROOT + "connector..",
                        ROOT + "testing.hadoop..",
                        ROOT + "trainer.session..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.hadoop.."));
    }

    @Test
    void kryoIsSeenWhereSessionsBlocksAndCheckpointsAreMade() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        ROOT + "trainer.session..", ROOT + "trainer.block..", ROOT + "trainer.iteration..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.esotericsoftware.."));
    }

    @Test
    void onlyMainClassesEndTheJvm() {
        check(noClasses()
                .that(not(belongToAnyOf(Gristmill.class, ClassArchive.class)))
                .should(callMethod(System.class, "exit", int.class))
                .orShould(callMethod(Runtime.class, "exit", int.class))
                .orShould(callMethod(Runtime.class, "halt", int.class)));
    }

    @Test
    void internalsOfTheJdkAreSeenByNobody() {
        check(noClasses().should().dependOnClassesThat().resideInAnyPackage("sun..", "com.sun..", "jdk.."));
    }

    @Test
    void everyExceptionExtendsTheRoot() {
        check(classes().that().areAssignableTo(Throwable.class).should().beAssignableTo(GristmillException.class));
    }

    @Test
    void classesAreClosedOrAbstract() {
        check(classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotAnonymousClasses()
                .and()
                .areNotEnums()
                .and(not(sealed()))
                // The root of the errors of all modules
                .and()
                .doNotHaveFullyQualifiedName(GristmillException.class.getName())
                .should()
                .haveModifier(JavaModifier.FINAL)
                .orShould()
                .haveModifier(JavaModifier.ABSTRACT));
    }

    @Test
    void staticFieldsAreFinal() {
        check(fields().that().areStatic().should().beFinal());
    }

    @Test
    void standardStreamsAreForTheBoundary() {
        DescribedPredicate<JavaClass> boundary = belongToAnyOf(Gristmill.class, TrainCommand.class)
                .or(resideInAPackage(ROOT + "testing.."))
                .or(DescribedPredicate.describe(
                        "StopOnSignal", type -> type.getSimpleName().equals("StopOnSignal")));
        check(noClasses()
                .that(not(boundary))
                .should(accessField(System.class, "out"))
                .orShould(accessField(System.class, "err")));
    }

    @Test
    void onlyOneLoggingApiIsUsed() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.commons.logging.."));
    }

    @Test
    void timeComesInFromOutside() {
        check(noClasses()
                .that(not(belongToAnyOf(HostTime.class)))
                .should(callMethod(Instant.class, "now"))
                .orShould(callMethod(LocalDate.class, "now"))
                .orShould(callMethod(System.class, "currentTimeMillis"))
                .orShould(callMethod(System.class, "nanoTime")));
    }

    @Test
    void namesSayWhatAClassIs() {
        for (String empty : List.of("Util", "Utils", "Helper", "Manager", "Impl", "Common")) {
            check(noClasses().should().haveSimpleNameEndingWith(empty));
        }
        check(noClasses().should().resideInAnyPackage("..util..", "..helper..", "..impl..", "..common.."));
    }

    /** Loading a stored model runs the code that it names. */
    @Test
    void storedModelsAreLoadedInOnePlace() {
        DescribedPredicate<JavaMethodCall> loading = DescribedPredicate.describe(
                "a stage of spark.ml is loaded",
                call -> call.getTargetOwner().getPackageName().startsWith("org.apache.spark.ml")
                        && List.of("load", "read").contains(call.getName()));
        check(noClasses().that(not(belongToAnyOf(StoredModels.class))).should().callMethodWhere(loading));
    }

    @Test
    void everyPackageIsNullMarked() {
        check(classes()
                .should(ArchCondition.from(DescribedPredicate.describe(
                        "reside in a @NullMarked package",
                        type -> type.getPackage().isAnnotatedWith(NullMarked.class)))));
    }

    private static DescribedPredicate<JavaClass> sealed() {
        return DescribedPredicate.describe("sealed", type -> type.reflect().isSealed());
    }
}
