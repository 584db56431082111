// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.health;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.monitoring.ManualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class CheckWithoutThreadTest {

    @Test
    void aThreadThatCouldNotBeMadeOnceIsNoCheckThatHangs() {
        ManualTime time = new ManualTime();
        Queue<Error> troubles = new ArrayDeque<>(List.of(new OutOfMemoryError("unable to create native thread")));
        Executor executor = task -> {
            Error trouble = troubles.poll();
            if (trouble != null) {
                throw trouble;
            }
            task.run();
        };
        HealthCheckSpec spec = HealthCheckSpec.builder("check", () -> HealthOutcome.UP)
                .ttl(Duration.ofSeconds(1))
                .build();
        try (HealthChecker checker = HealthChecker.builder()
                .check(spec)
                .executor(executor)
                .time(time, time)
                .build()) {
            HealthResult first = checker.check().results().get(0);
            assertThat(first.status()).isEqualTo(HealthStatus.DOWN);
            assertThat(first.outcome().note()).isEqualTo("found no thread to run on");
            time.advance(Duration.ofSeconds(1));
            assertThat(checker.check().status()).isEqualTo(HealthStatus.UP);
        }
    }
}
