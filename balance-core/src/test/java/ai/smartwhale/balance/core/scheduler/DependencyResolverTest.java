// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DependencyResolverTest {

    private final DependencyResolver resolver = DependencyResolver.create();

    @Test
    void aTaskMayRunWhenEverythingBeforeItIsDone() {
        resolver.addTask("a");
        resolver.addTask("b");
        resolver.addDependency("c", "a");
        resolver.addDependency("c", "b");
        assertThat(resolver.getDependencies("c")).containsExactly("a", "b");
        assertThat(resolver.canExecute("c")).isFalse();
        assertThat(resolver.markDone("a")).isEmpty();
        assertThat(resolver.canExecute("c")).isFalse();
        assertThat(resolver.markDone("b")).containsExactly("c");
        assertThat(resolver.canExecute("c")).isTrue();
    }

    @Test
    void aDependencyThatNobodyAddedIsMissingNotDone() {
        resolver.addDependency("b", "a");
        assertThat(resolver.canExecute("b")).isFalse();
        assertThat(resolver.canExecute("a")).isFalse();
        DependencyOrder order = resolver.resolveDependencies("b");
        assertThat(order.missing()).containsExactly("a");
        assertThat(order.isComplete()).isFalse();
        resolver.addTask("a");
        assertThat(resolver.resolveDependencies("b").order()).containsExactly("a", "b");
        assertThat(resolver.canExecute("a")).isTrue();
    }

    @Test
    void anUnknownTaskIsMissingItself() {
        assertThat(resolver.canExecute("x")).isFalse();
        assertThat(resolver.getDependencies("x")).isEmpty();
        assertThat(resolver.state("x")).isEmpty();
        assertThat(resolver.resolveDependencies("x").missing()).containsExactly("x");
        assertThatThrownBy(() -> resolver.markDone("x")).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void aCircleIsRefusedWithItsPathAndChangesNothing() {
        resolver.addDependency("b", "a");
        resolver.addDependency("c", "b");
        DependencyCycleException circle =
                catchThrowableOfType(DependencyCycleException.class, () -> resolver.addDependency("a", "c"));
        assertThat(circle.path()).containsExactly("a", "c", "b", "a");
        assertThat(circle).hasMessageContaining("a → c → b → a");
        assertThat(resolver.getDependencies("a")).isEmpty();
        assertThat(resolver.resolveAll().missing()).containsExactly("a");
        assertThatThrownBy(() -> resolver.addDependency("z", "z")).isInstanceOf(DependencyCycleException.class);
        assertThat(resolver.state("z")).isEmpty();
    }

    @Test
    void manyAtOnceAreAllOrNone() {
        resolver.addDependency("b", "a");
        List<Dependency> closing =
                List.of(new Dependency("c", "b"), new Dependency("d", "c"), new Dependency("a", "d"));
        DependencyCycleException circle =
                catchThrowableOfType(DependencyCycleException.class, () -> resolver.addDependencies(closing));
        assertThat(circle.path()).hasSize(5).startsWith(circle.path().get(4));
        assertThat(resolver.size()).isEqualTo(2);
        assertThat(resolver.state("c")).isEmpty();
        resolver.addDependencies(closing.subList(0, 2));
        assertThat(resolver.resolveDependencies("d").order()).containsExactly("b", "c", "d");
    }

    @Test
    void aFailureSkipsItsDependentsOnly() {
        resolver.addTask("a");
        resolver.addTask("other");
        resolver.addDependency("b", "a");
        resolver.addDependency("c", "b");
        assertThat(resolver.markFailed("a")).containsExactly("b", "c");
        assertThat(resolver.state("c")).contains(DependencyState.SKIPPED);
        assertThat(resolver.canExecute("other")).isTrue();
        resolver.addDependency("late", "c");
        assertThat(resolver.state("late")).contains(DependencyState.SKIPPED);
        assertThatThrownBy(() -> resolver.markDone("b")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void failFastSkipsAllThatDoNotRun() {
        DependencyResolver strict = DependencyResolver.create(
                DependencyResolverConfig.defaults().withFailurePolicy(FailurePolicy.FAIL_FAST));
        strict.addTask("a");
        strict.addTask("running");
        strict.addTask("other");
        assertThat(strict.markRunning("running")).isTrue();
        assertThat(strict.markFailed("a")).containsExactly("other");
        assertThat(strict.markDone("running")).isEmpty();
    }

    @Test
    void whatHasBegunCannotWaitAnyMore() {
        resolver.addTask("a");
        assertThat(resolver.markRunning("a")).isTrue();
        assertThat(resolver.markRunning("a")).isFalse();
        assertThatThrownBy(() -> resolver.addDependency("a", "b")).isInstanceOf(IllegalStateException.class);
        assertThat(resolver.state("b")).isEmpty();
        resolver.addDependency("c", "a");
        assertThatThrownBy(() -> resolver.markDone("c"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("waits for 1");
    }

    @Test
    void theLongestWorkBehindATaskDecidesWhoIsNext() {
        resolver.addTask("short", Duration.ofSeconds(1));
        resolver.addTask("long", Duration.ofSeconds(1));
        resolver.addTask("tail", Duration.ofSeconds(10));
        resolver.addDependency("tail", "long");
        assertThat(resolver.resolveAll().order()).containsExactly("long", "tail", "short");
        assertThat(resolver.ready()).containsExactly("long", "short");
        CriticalPath path = resolver.criticalPath();
        assertThat(path.tasks()).containsExactly("long", "tail");
        assertThat(path.length()).isEqualTo(Duration.ofSeconds(11));
    }

    @Test
    void expectationsFollowWhatTasksTook() {
        resolver.addTask("a", Duration.ofSeconds(4));
        resolver.addDependency("b", "a");
        assertThat(resolver.criticalPath().length()).isEqualTo(Duration.ofSeconds(5));
        resolver.markDone("a", Duration.ofSeconds(1));
        assertThat(resolver.criticalPath().tasks()).containsExactly("b");
        assertThatThrownBy(() -> resolver.markDone("b", Duration.ofSeconds(-1)))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void whatHasEndedIsForgottenWhenNobodyWaitsForIt() {
        resolver.addTask("a");
        resolver.addDependency("b", "a");
        resolver.addTask("done");
        resolver.markDone("done");
        resolver.markDone("a");
        assertThat(resolver.forgetEnded()).isEqualTo(1);
        assertThat(resolver.state("done")).isEmpty();
        assertThat(resolver.getDependencies("b")).containsExactly("a");
        resolver.markDone("b");
        assertThat(resolver.forgetEnded()).isEqualTo(2);
        assertThat(resolver.size()).isZero();
    }

    @Test
    void boundsAreKept() {
        DependencyResolver small =
                DependencyResolver.create(DependencyResolverConfig.defaults().withBounds(3, 2));
        small.addDependency("b", "a");
        small.addDependency("c", "b");
        assertThatThrownBy(() -> small.addDependency("c", "a")).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> small.addDependency("d", "a")).isInstanceOf(LimitExceededException.class);
        assertThat(small.size()).isEqualTo(3);
        assertThatThrownBy(() -> small.addTask(" ")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> small.addTask("x".repeat(257))).isInstanceOf(LimitExceededException.class);
    }
}
