// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds every module that is built to the rules of the suite. */
class ArchitectureTest {

    private static final JavaClasses MAIN = Suite.mainClasses();
    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "(?m)^public (?:(?:final|abstract|sealed|non-sealed) )*(?:class|interface|record|enum|@interface) \\w+");
    private static final Pattern DOCUMENTED = Pattern.compile("\\*/\\s*(?:@[\\w.]+(?:\\([^)]*\\))?\\s*)*$");

    static Stream<String> modules() {
        return Suite.MODULES.keySet().stream().sorted();
    }

    @Test
    void thereIsSomethingToCheck() {
        assertThat(MAIN).hasSizeGreaterThan(100);
        assertThat(Suite.testClasses()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void modulesUseOnlyWhatTheyMay(String module) {
        Rules.usesOnlyWhatItMay(module).check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void nobodyTouchesTheInternalsOfAnotherModule(String module) {
        Rules.keepsItsInternals(module).check(MAIN);
    }

    @Test
    void modulesHaveNoCycles() {
        Rules.NO_CYCLES.check(MAIN);
    }

    @Test
    void defaultImplementationsAreHiddenAndFinal() {
        Rules.DEFAULTS_ARE_HIDDEN.check(MAIN);
    }

    @Test
    void timeComesInThroughClocks() {
        Rules.TIME_COMES_IN.check(MAIN);
    }

    @Test
    void nobodySleepsAndNobodyPrints() {
        Rules.NOBODY_SLEEPS.check(MAIN);
        Rules.NOBODY_PRINTS.check(MAIN);
    }

    @Test
    void nobodyBorrowsTheThreadsOfTheHost() {
        Rules.NOBODY_BORROWS_THE_COMMON_POOL.check(MAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "com.github.benmanes..,  ai.smartwhale.commons.[cache|security.access]..",
        "org.h2..,               ai.smartwhale.commons.cache.mvstore..",
        "io.lettuce..,           ai.smartwhale.commons.cache.redis..",
        "io.netty..,             ai.smartwhale.commons.cache.redis..",
        "oshi..,                 ai.smartwhale.commons.resource..",
        "io.github.resilience4j..,ai.smartwhale.commons.resilience..",
        "com.google.re2j..,      ai.smartwhale.commons.utils..",
        "com.networknt..,        ai.smartwhale.commons.utils..",
        "com.github.victools..,  ai.smartwhale.commons.utils..",
        "com.nimbusds..,         ai.smartwhale.commons.security.nimbus..",
        "org.bouncycastle..,     ai.smartwhale.commons.security.bouncycastle..",
        "ch.qos.logback..,       ai.smartwhale.commons.logging.logback..",
        "io.micrometer..,        ai.smartwhale.commons.monitoring.micrometer.."
    })
    void librariesStayInThePackageThatIsAboutThem(String library, String home) {
        Rules.staysIn(library, home).check(MAIN);
    }

    @Test
    void threadsAreMadeInOnePlaceOfEachModule() {
        Rules.THREADS_ARE_MADE_IN_ONE_PLACE.check(MAIN);
    }

    @Test
    void kafkaIsKnownToMessagingAlone() {
        Rules.hidesKafka().check(MAIN);
    }

    @Test
    void packagesAreNullMarked() {
        Rules.PACKAGES_ARE_NULL_MARKED.check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void publicTypesAreDocumented(String module) {
        List<String> undocumented = Suite.sources(module).stream()
                .flatMap(file -> PUBLIC_TYPE
                        .matcher(Suite.text(file))
                        .results()
                        .filter(type -> !DOCUMENTED
                                .matcher(Suite.text(file).substring(0, type.start()))
                                .find())
                        .map(type -> file.getFileName() + ": " + type.group()))
                .toList();
        assertThat(undocumented).isEmpty();
    }

    /** Abstract ones run by their subclasses. */
    @Test
    void classesWithTestsAreNamedSo() {
        List<String> misnamed = Suite.testClasses().stream()
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(type -> type.getMethods().stream().anyMatch(ArchitectureTest::isTest))
                .map(ArchitectureTest::outermost)
                .filter(name -> !name.endsWith("Test"))
                .distinct()
                .toList();
        assertThat(misnamed).isEmpty();
    }

    /**
     * Programs come after this module in the build, so they are held to the rules by their sources. Only the doctor and
     * the soak ask Kafka itself, for what no service needs to know: permissions, clocks, the lag and the members of
     * groups.
     */
    @ParameterizedTest
    @ValueSource(strings = "balance-cli")
    void programsStayOutsideOfKafkaAndOfInternals(String program) {
        for (Path file : Suite.sources(program)) {
            assertThat(Suite.text(file).contains("import org.apache.kafka."))
                    .as("%s uses Kafka", file)
                    .isEqualTo((file.getParent().endsWith("doctor") || file.endsWith("soak/Groups.java"))
                            && Suite.text(file).contains("org.apache.kafka"));
            assertThat(Suite.text(file))
                    .as(file.toString())
                    .doesNotContainPattern("import ai\\.smartwhale\\.(?!balance\\.cli\\.)[\\w.]*\\.internal\\.");
        }
    }

    static Stream<ArchRule> rulesWithAnOffender() {
        return Stream.of(
                Rules.TIME_COMES_IN,
                Rules.NOBODY_SLEEPS,
                Rules.NOBODY_BORROWS_THE_COMMON_POOL,
                Rules.NOBODY_PRINTS,
                Rules.THREADS_ARE_MADE_IN_ONE_PLACE,
                Rules.DEFAULTS_ARE_HIDDEN,
                Rules.PACKAGES_ARE_NULL_MARKED);
    }

    @ParameterizedTest
    @MethodSource("rulesWithAnOffender")
    void rulesCatchAnOffender(ArchRule rule) {
        JavaClasses offender = new ClassFileImporter().importClasses(DefaultOffender.class);
        assertThatThrownBy(() -> rule.check(offender)).isInstanceOf(AssertionError.class);
    }

    private static boolean isTest(JavaMethod method) {
        return method.isMetaAnnotatedWith("org.junit.platform.commons.annotation.Testable");
    }

    private static String outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().orElseThrow();
        }
        return outer.getSimpleName();
    }
}
