package petshell;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the packages to what each may use. */
class ArchitectureTest {
  private static final String ROOT = "petshell";
  private static final Path SOURCES = Path.of("src", "main", "java", ROOT);

  private static JavaClasses classes;

  @BeforeAll
  static void readClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);
  }

  @Test
  void processesOfTestsAreStartedInOnePlaceWhichHasThemHeedSignals() {
    noClasses()
        .that()
        .areNotAssignableTo(TestProcess.class)
        .should()
        .callConstructor(ProcessBuilder.class, String[].class)
        .orShould()
        .callConstructor(ProcessBuilder.class, List.class)
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages(ROOT));
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
    check(slices().matching("petshell.(**)").should().beFreeOfCycles());
  }

  @Test
  void roomsOfTheShellUseThoseBelowThem() {
    mayUseOfTheirArea(
        "petshell.shell",
        Map.of(
            "line", Set.of(),
            "option", Set.of("line"),
            "call", Set.of("option", "line"),
            "dispatch", Set.of("call", "option", "line"),
            "completion", Set.of("dispatch", "call", "option"),
            "prompt", Set.of("dispatch", "call", "option", "line"),
            "command", Set.of("completion", "dispatch", "call", "option", "line")));
  }

  @Test
  void roomsOfTheJobsUseThoseBelowThem() {
    mayUseOfTheirArea(
        "petshell.job",
        Map.of(
            "", Set.of(),
            "saved", Set.of(""),
            "look", Set.of("", "saved"),
            "fill", Set.of("", "saved"),
            "share", Set.of("", "fill"),
            "change", Set.of("", "saved", "look", "fill"),
            "schema", Set.of("", "saved", "look", "fill")));
  }

  /** The compiler copies constants, so that only the source shows where they are from. */
  @Test
  void importsPointDownToo() throws IOException {
    Pattern imported = Pattern.compile("(?m)^import (?:static )?petshell\\.(\\w+)\\.");
    Map<String, Set<String>> above =
        Map.of(
            "trait", Set.of("store", "schema", "job", "picture", "output", "shell"),
            "output", Set.of("trait", "store", "schema", "job", "picture", "shell"),
            "picture", Set.of("store", "schema", "job", "output", "shell"),
            "store", Set.of("schema", "job", "picture", "output", "shell"),
            "schema", Set.of("trait", "job", "picture", "output", "shell"),
            "job", Set.of("picture", "output", "shell"));
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String layer = SOURCES.relativize(file).getName(0).toString();
        Set<String> found =
            imported
                .matcher(Files.readString(file))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        found.retainAll(above.getOrDefault(layer, Set.of()));
        assertEquals(Set.of(), found, file.toString());
      }
    }
  }

  @Test
  void everyPackageSaysWhatItHolds() throws IOException {
    try (Stream<Path> folders = Files.walk(SOURCES)) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        assertTrue(
            folder.equals(SOURCES) || Files.exists(folder.resolve("package-info.java")),
            folder.toString());
      }
    }
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
                "java..",
                "com.fasterxml.jackson..",
                "org.jspecify..",
                "petshell.trait..",
                "petshell.output.."));
  }

  @Test
  void onlyTheShellSeesSpringShell() {
    mayDependOnlyFrom(
        "org.springframework..",
        "petshell.shell.dispatch",
        "petshell.shell.completion",
        "petshell.shell.command",
        "petshell.shell.option",
        "petshell.shell.call",
        "petshell.shell.prompt");
  }

  @Test
  void onlyTheShellSeesTheTerminal() {
    mayDependOnlyFrom(
        "org.jline..",
        "petshell.shell",
        "petshell.shell.prompt",
        "petshell.shell.option",
        "petshell.shell.call",
        "petshell.shell.command");
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                "petshell.shell.option", "petshell.shell.call", "petshell.shell.command")
            .and()
            .haveNameNotMatching(".*\\.(PromptTemplate|TerminalProbe|TerminalImage)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jline.."));
  }

  @Test
  void onlyTheSchemaSeesLiquibase() {
    mayDependOnlyFrom("liquibase..", "petshell.schema..");
  }

  @Test
  void onlyThePackageOfTheEngineSeesItsDriver() {
    mayDependOnlyFrom("org.sqlite..", "petshell.store.sqlite..");
    mayDependOnlyFrom("org.postgresql..", "petshell.store.postgres..");
  }

  @Test
  void enginesDoNotKnowEachOther() {
    String sqlite = "petshell.store.sqlite..";
    String postgres = "petshell.store.postgres..";
    check(
        noClasses()
            .that()
            .resideInAPackage(sqlite)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(postgres));
    check(
        noClasses()
            .that()
            .resideInAPackage(postgres)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(sqlite));
  }

  @Test
  void onlyWhoMakesAddressesNamesAnEngine() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("petshell.store.sqlite..", "petshell.store.postgres..")
            .and()
            .doNotHaveFullyQualifiedName("petshell.shell.call.DatabaseName")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("petshell.store.sqlite..", "petshell.store.postgres.."));
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

  /** Checks what the rooms of an area use of the others; only the area itself uses all of them. */
  private static void mayUseOfTheirArea(String area, Map<String, Set<String>> allowed) {
    allowed.forEach(
        (room, below) -> {
          Set<String> others = new TreeSet<>(allowed.keySet());
          others.add("");
          others.removeAll(below);
          others.remove(room);
          check(
              noClasses()
                  .that()
                  .resideInAPackage(room(area, room))
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage(
                      others.stream().map(one -> room(area, one)).toArray(String[]::new)));
        });
  }

  private static String room(String area, String name) {
    return name.isEmpty() ? area : area + "." + name;
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
