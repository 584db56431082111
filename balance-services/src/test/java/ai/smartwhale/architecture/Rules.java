// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;

/** The rules of the suite that classes can be held to. */
final class Rules {

    /** The only classes that make threads. Those of the testkit outlive a broker or the JVM. */
    private static final String THREAD_MAKERS = "ai\\.smartwhale\\."
            + "(commons\\.concurrent\\.DaemonThreads"
            + "|messaging\\.internal\\.DaemonThreads"
            + "|balance\\.services\\.BalanceThreads"
            + "|testkit\\.(internal\\.Threads|KafkaNode|EmbeddedKafkaMain)"
            + ")(\\$.*)?";

    /** Contracts are tests, though they lie in main for others to run. */
    static final ArchRule TIME_COMES_IN = noClasses()
            .that()
            .resideOutsideOfPackage("ai.smartwhale.testkit.contract..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("time comes in through a clock or ticker");

    static final ArchRule NOBODY_SLEEPS = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class)
            .because("whoever waits, waits for something");

    static final ArchRule NOBODY_BORROWS_THE_COMMON_POOL = noClasses()
            .should()
            .callMethod(ForkJoinPool.class, "commonPool")
            .orShould()
            .callMethod(CompletableFuture.class, "supplyAsync", Supplier.class)
            .orShould()
            .callMethod(CompletableFuture.class, "runAsync", Runnable.class)
            .orShould()
            .callMethod(CompletableFuture.class, "delayedExecutor", long.class, TimeUnit.class)
            .orShould()
            .callMethod(CompletableFuture.class, "orTimeout", long.class, TimeUnit.class)
            .orShould()
            .callMethod(CompletableFuture.class, "completeOnTimeout", Object.class, long.class, TimeUnit.class)
            .because("the common pool, and the JDK's thread for delays, belong to the host");

    static final ArchRule NOBODY_PRINTS = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Main")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .because("libraries log through SLF4J, and only programs print");

    static final ArchRule THREADS_ARE_MADE_IN_ONE_PLACE = noClasses()
            .that()
            .haveNameNotMatching(THREAD_MAKERS)
            .should()
            .callConstructorWhere(target(owner(assignableTo(Thread.class))))
            .because("threads are named daemons, made in one place of each module");

    static final ArchRule DEFAULTS_ARE_HIDDEN = classes()
            .that()
            .haveSimpleNameStartingWith("Default")
            .and()
            .areTopLevelClasses()
            .should(beHiddenAndFinal());

    static final ArchRule PACKAGES_ARE_NULL_MARKED = classes().should(liveInANullMarkedPackage());

    static final ArchRule NO_CYCLES = slices().assignedFrom(byModule()).should().beFreeOfCycles();

    private Rules() {}

    /** Classes of a module use only what the table of the design allows. */
    static ArchRule usesOnlyWhatItMay(String module) {
        Suite.Module self = Suite.MODULES.get(module);
        String[] others = Suite.MODULES.entrySet().stream()
                .filter(other ->
                        !other.getKey().equals(module) && !self.mayUse().contains(other.getKey()))
                .map(other -> other.getValue().rootPackage() + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(self.rootPackage() + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(true);
    }

    /** Nobody outside a module touches what is internal to it. */
    static ArchRule keepsItsInternals(String module) {
        String own = Suite.MODULES.get(module).rootPackage() + "..";
        return noClasses()
                .that()
                .resideOutsideOfPackage(own)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(own + "internal..")
                .allowEmptyShould(true);
    }

    /** A library that is not everybody's business stays in the package that is about it. */
    static ArchRule staysIn(String library, String home) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .allowEmptyShould(true);
    }

    /** Kafka's own types stay in messaging; the testkit runs its broker, and one package ships logs to it. */
    static ArchRule hidesKafka() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(
                        "ai.smartwhale.messaging..", "ai.smartwhale.testkit..", "ai.smartwhale.commons.logging.kafka..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "kafka..");
    }

    private static ArchCondition<JavaClass> beHiddenAndFinal() {
        return new ArchCondition<>("be final, and not public outside internal packages") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean internal = type.getPackageName().endsWith(".internal");
                boolean hidden = internal || !type.getModifiers().contains(JavaModifier.PUBLIC);
                boolean isFinal = type.getModifiers().contains(JavaModifier.FINAL);
                events.add(new SimpleConditionEvent(type, hidden && isFinal, type.getDescription()));
            }
        };
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getDescription()));
            }
        };
    }

    private static SliceAssignment byModule() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                Optional<String> module = Suite.MODULES.entrySet().stream()
                        .filter(entry -> (type.getPackageName() + '.')
                                .startsWith(entry.getValue().rootPackage() + '.'))
                        .map(java.util.Map.Entry::getKey)
                        .findFirst();
                return module.map(SliceIdentifier::of).orElseGet(SliceIdentifier::ignore);
            }

            @Override
            public String getDescription() {
                return "modules";
            }
        };
    }
}
