// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import java.lang.reflect.Field;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds what brokers do to the JVM around them while at least one lease is open. They cannot end it: Kafka has one
 * switch for that per JVM, and the last lease to close puts back what the first one found there. The timers of their
 * metrics, of which Kafka also has one set per JVM, end with the last lease; Kafka makes new ones when it needs them.
 */
final class JvmGuard {

    /** Kafka's switches are static, so there must be one count of their users. */
    static final JvmGuard SHARED = new JvmGuard();

    private static final Logger LOG = LoggerFactory.getLogger(JvmGuard.class);

    private final ReentrantLock lock = new ReentrantLock();
    private int open;
    private Exit.@Nullable Procedure exitBefore;
    private Exit.@Nullable Procedure haltBefore;

    Lease open() {
        lock.lock();
        try {
            if (open++ == 0) {
                exitBefore = current("exitProcedure").orElse(null);
                haltBefore = current("haltProcedure").orElse(null);
                Exit.setExitProcedure(JvmGuard::onExit);
                Exit.setHaltProcedure(JvmGuard::onHalt);
            }
        } finally {
            lock.unlock();
        }
        return new Lease();
    }

    private void release() {
        lock.lock();
        try {
            if (--open == 0) {
                restore();
                KafkaYammerMetrics.defaultRegistry().shutdown();
            }
        } finally {
            lock.unlock();
        }
    }

    private void restore() {
        Exit.Procedure exit = exitBefore;
        Exit.Procedure halt = haltBefore;
        if (exit == null || halt == null) {
            Exit.resetExitProcedure();
            Exit.resetHaltProcedure();
        } else {
            Exit.setExitProcedure(exit);
            Exit.setHaltProcedure(halt);
        }
        exitBefore = null;
        haltBefore = null;
    }

    /** Returns, because a broker that fails while starting calls this first and then throws the cause. */
    private static void onExit(int status, @Nullable String message) {
        LOG.error("A broker was kept from ending the JVM with status {}: {}", status, message);
    }

    /** Throws, because nothing behind a halt expects to run. */
    private static void onHalt(int status, @Nullable String message) {
        LOG.error("A broker was kept from halting the JVM with status {}: {}", status, message);
        throw new IllegalStateException("Kept from halting the JVM with status " + status);
    }

    /** Kafka lets the procedures be set but not read. */
    private static Optional<Exit.Procedure> current(String name) {
        try {
            Field field = Exit.class.getDeclaredField(name);
            field.setAccessible(true);
            return Optional.ofNullable((Exit.Procedure) field.get(null));
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.warn("Kafka's exit procedures cannot be read; its own will be put back", e);
            return Optional.empty();
        }
    }

    /** One user of the guard. */
    final class Lease implements AutoCloseable {

        private final AtomicBoolean closed = new AtomicBoolean();

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                release();
            }
        }
    }
}
