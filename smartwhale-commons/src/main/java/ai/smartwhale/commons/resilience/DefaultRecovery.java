// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/** Hands changes of states to the patients they concern. */
final class DefaultRecovery implements Recovery {

    final RecoveryConfig config;
    final BreakerManager breakers;
    final CommonsExecutors executors;
    final InstantSource clock;
    final RandomGenerator random;
    private final ConcurrentHashMap<String, RecoveryPatient> patients = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Registration changes;
    private boolean closed;

    DefaultRecovery(
            RecoveryConfig config,
            BreakerManager breakers,
            CommonsExecutors executors,
            InstantSource clock,
            RandomGenerator random) {
        this.config = config;
        this.breakers = breakers;
        this.executors = executors;
        this.clock = clock;
        this.random = random;
        this.changes = breakers.states().onChange(change -> {
            RecoveryPatient patient = patients.get(change.name());
            if (patient != null) {
                patient.changed();
            }
        });
    }

    @Override
    public Registration watch(String name, HealthProbe probe) {
        DefaultStateManager.requireName(name);
        InvalidValueException.requirePresent("probe", probe);
        RecoveryPatient patient = new RecoveryPatient(this, name, probe);
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the recovery is closed");
            }
            if (patients.containsKey(name)) {
                throw new InvalidValueException("name", name, "a breaker that is not watched yet");
            }
            LimitExceededException.requireAtMost("watched breakers", patients.size() + 1L, config.mostWatched());
            patients.put(name, patient);
        } finally {
            lock.unlock();
        }
        Registration registration = () -> {
            patients.remove(name, patient);
            patient.end();
        };
        try {
            if (breakers.checkState(name).isPresent()) {
                patient.changed();
            }
        } catch (RuntimeException e) {
            // The caller gets nothing to close.
            registration.close();
            throw e;
        }
        return registration;
    }

    /** Of a breaker that is open. One that was switched off or disabled meanwhile has been so on purpose. */
    void heal(String name, String reason) {
        var unused = ((DefaultStateManager) breakers.states())
                .transition(name, config.healTo(), reason, from -> from == BreakerState.OPEN);
    }

    /** Closed also if nobody knows any more: then there is nothing to heal. */
    BreakerState stateOf(String name) {
        try {
            return breakers.states().find(name).map(ManagedState::state).orElse(BreakerState.CLOSED);
        } catch (IllegalStateException statesAreClosed) {
            return BreakerState.CLOSED;
        }
    }

    @Override
    public Optional<RecoveryReport> report(String name) {
        InvalidValueException.requirePresent("name", name);
        return Optional.ofNullable(patients.get(name)).map(RecoveryPatient::report);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        changes.close();
        patients.values().forEach(RecoveryPatient::end);
    }
}
