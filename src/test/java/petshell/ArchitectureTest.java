package petshell;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the packages to what each may use. */
class ArchitectureTest {
  private static final String ROOT = "petshell";

  private static JavaClasses classes;

  @BeforeAll
  static void readClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);
  }

  @Test
  void dependenciesPointDown() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("trait")
        .definedBy("petshell.trait..")
        .layer("store")
        .definedBy("petshell.store..")
        .layer("schema")
        .definedBy("petshell.schema..")
        .layer("job")
        .definedBy("petshell.job..")
        .layer("picture")
        .definedBy("petshell.picture..")
        .layer("output")
        .definedBy("petshell.output..")
        .layer("shell")
        .definedBy("petshell.shell..")
        .layer(ROOT)
        .definedBy(ROOT)
        .whereLayer("trait")
        .mayNotAccessAnyLayer()
        .whereLayer("store")
        .mayOnlyAccessLayers("trait")
        .whereLayer("schema")
        .mayOnlyAccessLayers("store")
        .whereLayer("job")
        .mayOnlyAccessLayers("trait", "store", "schema")
        .whereLayer("picture")
        .mayOnlyAccessLayers("trait")
        .whereLayer("output")
        .mayNotAccessAnyLayer()
        .whereLayer(ROOT)
        .mayNotBeAccessedByAnyLayer()
        .check(classes);
  }

  @Test
  void packagesHaveNoCircles() {
    check(slices().matching("petshell.(*)..").should().beFreeOfCycles());
  }

  @Test
  void traitsNeedOnlyTheJdkAndJackson() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage("petshell.trait..", "petshell.output..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                "java..", "com.fasterxml.jackson..", "petshell.trait..", "petshell.output.."));
  }

  @Test
  void onlyTheShellSeesSpringShell() {
    mayDependOnlyFrom("org.springframework..", ROOT, "petshell.shell..");
  }

  @Test
  void onlyTheShellSeesTheTerminal() {
    mayDependOnlyFrom("org.jline..", "petshell.shell..");
  }

  @Test
  void onlyTheSchemaSeesLiquibase() {
    mayDependOnlyFrom("liquibase..", "petshell.schema..");
  }

  @Test
  void onlyThePackageOfTheEngineSeesItsDriver() {
    mayDependOnlyFrom("org.sqlite..", "petshell.store.sqlite..");
  }

  @Test
  void onlyStoreSchemaAndJobSeeConnections() {
    mayDependOnlyFrom("org.jdbi..", "petshell.store..", "petshell.schema..", "petshell.job..");
    mayDependOnlyFrom("java.sql..", "petshell.store..", "petshell.schema..", "petshell.job..");
  }

  @Test
  void onlyTraitsDrawRandomNumbersFromAnId() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("petshell.trait..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("petshell.trait.SeedRandom"));
  }

  @Test
  void onlyTheRootAndTheShellEndTheProcess() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, "petshell.shell..")
            .should()
            .callMethod(System.class, "exit", int.class));
  }

  @Test
  void standardStreamsAreHandedInByTheRootAndTheShell() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
        .allowEmptyShould(true)
        .check(classes.that(resideOutsideOfPackages(ROOT, "petshell.shell..")));
  }

  @Test
  void onlyRootSchemaAndShellSetUpLogging() {
    mayDependOnlyFrom("java.util.logging..", ROOT, "petshell.schema..", "petshell.shell..");
  }

  @Test
  void fieldsAreNotInjected() {
    check(NO_CLASSES_SHOULD_USE_FIELD_INJECTION);
  }

  @Test
  void staticFieldsAreFinal() {
    check(fields().that().areStatic().should().beFinal());
  }

  private static void mayDependOnlyFrom(String used, String... users) {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(users)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(used));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(classes);
  }
}
