// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconnectingTest {

    private final AtomicLong now = new AtomicLong();
    private final RequestTimer clock = new RequestTimer(now::get, "reconnecting-test");
    private final TimedContinuations timer =
            new TimedContinuations(clock, new Continuations(Optional.of(Runnable::run), "reconnecting-test"));
    private final List<Connection> made = new ArrayList<>();

    private static final class Connection implements AutoCloseable {
        private boolean closed;

        @Override
        public void close() {
            closed = true;
        }
    }

    private Connection connect() {
        Connection connection = new Connection();
        made.add(connection);
        return connection;
    }

    @AfterEach
    void endTimer() {
        clock.close();
    }

    @Test
    void whatIsLostAgainBeforeItIsUsedIsClosedAndOpenedAgain() {
        Reconnecting<Connection> connection = new Reconnecting<>("a test", this::connect);
        connection.begin(timer, opened -> {
            if (made.size() == 1) {
                throw new IllegalStateException("lost");
            }
        });
        assertThat(connection.now()).isEmpty();
        assertThat(made)
                .singleElement()
                .satisfies(lost -> assertThat(lost.closed).isTrue());

        now.addAndGet(Duration.ofSeconds(10).toNanos());
        clock.runDue();
        assertThat(connection.now()).containsSame(made.get(1));
        connection.close();
        assertThat(made.get(1).closed).isTrue();
    }
}
