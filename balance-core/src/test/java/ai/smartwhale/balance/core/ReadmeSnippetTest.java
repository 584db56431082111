// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.core.coordinator.operation.Operation;
import ai.smartwhale.balance.core.coordinator.operation.OperationCoordinator;
import ai.smartwhale.balance.core.scheduler.Task;
import ai.smartwhale.balance.core.scheduler.TaskOutcome;
import ai.smartwhale.balance.core.scheduler.TaskScheduler;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadmeSnippetTest {

    /** Takes the place of {@link java.lang.System} in the snippet. */
    private static final class System {
        static final List<Object> PRINTED = new ArrayList<>();
        static final Printer out = PRINTED::add;
    }

    private interface Printer {
        @SuppressWarnings("UnusedReturnValue")
        boolean println(Object what);
    }

    @Test
    @SuppressWarnings("CheckReturnValue")
    void theSnippetRuns() {
        // README begins
        try (CommonsExecutors executors = CommonsExecutors.create("host", 4);
                TaskScheduler scheduler =
                        TaskScheduler.builder().executors(executors).build();
                OperationCoordinator operations = OperationCoordinator.builder()
                        .scheduler(scheduler)
                        .executors(executors)
                        .build()) {
            scheduler.start();
            Operation<String> fetch = Operation.of(Task.builder("model-7", () -> "whale")
                    .id("fetch")
                    .priority(TaskPriority.of(2))
                    .timeToLive(Duration.ofSeconds(30))
                    .build());
            Operation<String> count = Operation.of(
                    Task.builder("model-7", () -> "5 letters").id("count").build());

            var handles = operations.coordinateOperations(List.of(count.after("fetch"), fetch));
            // Value, Failed, Cancelled, Expired or Rejected, exactly once
            System.out.println(handles.get(0).outcome().join());
        }
        // README ends
        assertThat(System.PRINTED).isEqualTo(List.of(new TaskOutcome.Value<>(Optional.of("5 letters"))));
    }

    @Test
    void theSnippetOfTheReadmeIsThisOne() throws Exception {
        Path root = Path.of(java.lang.System.getProperty("smartwhale.root", ".."));
        String readme = Files.readString(root.resolve("balance-core/README.md"));
        String shown = readme.substring(readme.indexOf("```java") + 7, readme.indexOf("```\n\n| type"));
        String source = Files.readString(
                root.resolve("balance-core/src/test/java/ai/smartwhale/balance/core/ReadmeSnippetTest.java"));
        String run = source.substring(
                source.indexOf("// README begins") + "// README begins".length(), source.indexOf("// README ends"));
        assertThat(shown.replaceAll("\\s+", "")).isEqualTo(run.replaceAll("\\s+", ""));
    }
}
