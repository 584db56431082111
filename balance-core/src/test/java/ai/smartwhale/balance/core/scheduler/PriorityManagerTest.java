// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.resource.Registration;
import ai.smartwhale.messaging.Priority;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriorityManagerTest {

    private final PriorityManager manager =
            PriorityManager.create(PriorityManagerConfig.defaults().withMaxTasks(3));
    private final List<String> told = new ArrayList<>();

    private static TaskPriority level(int level) {
        return TaskPriority.of(level);
    }

    @Test
    void anUnknownTaskIsSaidToBeUnknown() {
        assertThat(manager.getPriority("a")).isEmpty();
        assertThat(manager.adjustPriority("a", 1)).isEmpty();
        assertThat(manager.forget("a")).isFalse();
        assertThat(manager.getSortedTasks()).isEmpty();
    }

    @Test
    void adjustmentsStayOnTheScaleAndAreAnsweredWithWhatCounts() {
        assertThat(manager.setPriority("a", level(2))).isEqualTo(level(2));
        assertThat(manager.adjustPriority("a", -5)).contains(level(1));
        // What went beyond the end is not remembered.
        assertThat(manager.adjustPriority("a", 3)).contains(level(4));
        assertThat(manager.adjustPriority("a", 9)).contains(level(10));
        assertThat(manager.setPriority("a", level(7))).isEqualTo(level(7));
        assertThat(manager.getSortedTasks()).containsExactly(new PrioritizedTask("a", level(7), 0, 0, level(7)));
    }

    @Test
    void theMoreUrgentComeFirstThenTheFirstToCome() {
        manager.setPriority("b", level(5));
        manager.setPriority("a", level(5));
        manager.setPriority("c", level(1));
        assertThat(manager.getSortedTasks()).extracting(PrioritizedTask::id).containsExactly("c", "b", "a");
    }

    @Test
    void pressureLowersWhatIsNotUrgentVisiblyAndForItsTimeOnly() {
        manager.addListener((id, before, after) -> told.add(id + before.level() + after.level()));
        manager.setPriority("urgent", level(2));
        manager.setPriority("usual", level(5));
        manager.setPriority("rest", level(8));
        assertThat(manager.setPressure(true)).isEqualTo(1);
        assertThat(manager.setPressure(true)).isZero();
        assertThat(manager.getPriority("rest")).contains(level(9));
        assertThat(manager.getSortedTasks().get(2)).isEqualTo(new PrioritizedTask("rest", level(8), 0, 1, level(9)));
        assertThat(manager.setPressure(false)).isEqualTo(1);
        assertThat(told).containsExactly("urgent22", "usual55", "rest88", "rest89", "rest98");
    }

    @Test
    void listenersAreToldOfChangesAndHurtNobody() {
        manager.addListener((id, before, after) -> {
            throw new IllegalStateException("a listener that hurts nobody");
        });
        Registration registration = manager.addListener((id, before, after) -> told.add(id + after.level()));
        manager.setPriority("a", level(5));
        manager.setPriority("a", level(5));
        manager.adjustPriority("a", -1);
        registration.close();
        manager.adjustPriority("a", -1);
        assertThat(told).as("the first one, and what changed").containsExactly("a5", "a4");
    }

    @Test
    void boundsAreKept() {
        manager.setPriority("a", level(1));
        manager.setPriority("b", level(1));
        manager.setPriority("c", level(1));
        assertThatThrownBy(() -> manager.setPriority("d", TaskPriority.DEFAULT))
                .isInstanceOf(LimitExceededException.class);
        assertThat(manager.forget("a")).isTrue();
        manager.setPriority("d", level(1));
        assertThatThrownBy(() -> manager.setPriority(" ", TaskPriority.DEFAULT))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> manager.setPriority("a", null)).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-10, 10, Integer.MIN_VALUE})
    void adjustmentsBeyondTheScaleAreRefused(int levels) {
        assertThatThrownBy(() -> manager.adjustPriority("a", levels)).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @CsvSource({"CRITICAL,1", "HIGH,3", "MEDIUM,5", "LOW,7", "BACKGROUND,9"})
    void theFiveLevelsOfTheWireTakeTheOddOnes(Priority wire, int expected) {
        assertThat(TaskPriority.from(wire)).isEqualTo(level(expected));
    }
}
