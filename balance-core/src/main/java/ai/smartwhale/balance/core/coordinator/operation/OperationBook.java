// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.operation;

import ai.smartwhale.balance.core.scheduler.CriticalPath;
import ai.smartwhale.balance.core.scheduler.Dependency;
import ai.smartwhale.balance.core.scheduler.DependencyResolver;
import ai.smartwhale.balance.core.scheduler.DependencyResolverConfig;
import ai.smartwhale.balance.core.scheduler.FailurePolicy;
import ai.smartwhale.balance.core.scheduler.RejectReason;
import ai.smartwhale.balance.core.scheduler.TaskOutcome;
import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which operations there are and who waits for whom. Guarded by the lock of its owner. */
final class OperationBook {

    private static final int MOST_DEPENDENCIES = 10_000_000;
    private static final int FEW = 256;

    private final OperationCoordinatorConfig config;
    private final DependencyResolver resolver;
    private final Map<String, OperationRun<?>> active = new HashMap<>();
    private final Map<String, OperationStatus> ended = new LinkedHashMap<>();
    private int endedSincePruned;

    OperationBook(OperationCoordinatorConfig config) {
        this.config = config;
        // What has ended stays with the resolver while somebody waits for it, and until the next pruning.
        this.resolver = DependencyResolver.create(new DependencyResolverConfig(
                3 * config.maxActive() + 2 * FEW, MOST_DEPENDENCIES, FailurePolicy.SKIP_DEPENDENTS, config.expected()));
    }

    Collection<OperationRun<?>> active() {
        return active.values();
    }

    Optional<OperationRun<?>> find(String id) {
        return Optional.ofNullable(active.get(id));
    }

    Optional<OperationStatus> ended(String id) {
        return Optional.ofNullable(ended.get(id));
    }

    /** Why an operation cannot be let in now, if so. */
    Optional<RejectReason> refusal(String id, int newcomers) {
        if (active.containsKey(id)) {
            return Optional.of(RejectReason.DUPLICATE_ID);
        }
        if (active.size() + newcomers > config.maxActive()) {
            return Optional.of(RejectReason.QUEUE_FULL);
        }
        // Also one that has ended so long ago that its status is forgotten.
        if (resolver.state(id).isPresent()) {
            prune();
            return resolver.state(id).map(waitedFor -> RejectReason.DUPLICATE_ID);
        }
        return Optional.empty();
    }

    /** Lets operations in, all or none. */
    void add(Map<String, ? extends OperationRun<?>> newcomers) {
        List<Dependency> dependencies = new ArrayList<>();
        newcomers.forEach((id, run) -> {
            for (String before : run.operation.dependsOn()) {
                if (newcomers.containsKey(before) || active.containsKey(before)) {
                    dependencies.add(new Dependency(id, before));
                } else if (!ended.containsKey(before)) {
                    throw new InvalidValueException("dependsOn", before, "an operation that is known");
                }
            }
        });
        resolver.addDependencies(dependencies);
        newcomers.forEach((id, run) -> {
            resolver.addTask(id);
            ended.remove(id);
            active.put(id, run);
        });
        newcomers.values().forEach(run -> run.lost = lostDependency(run));
    }

    /** What an operation depends on and ended without being done. */
    private Optional<DependencyFailedException> lostDependency(OperationRun<?> run) {
        return run.operation.dependsOn().stream()
                .filter(before -> !active.containsKey(before))
                .flatMap(before -> ended(before).stream())
                .filter(status -> status.state() != OperationState.DONE)
                .findFirst()
                .map(status -> new DependencyFailedException(status.id(), status.state()));
    }

    /** False if it is not ready. Only for one that has not ended. */
    boolean markRunning(OperationRun<?> run) {
        return resolver.markRunning(run.id());
    }

    /** Ends one; returns those that can begin by that, or those that have failed by that, which are ended too. */
    List<OperationRun<?>> end(OperationRun<?> run, long now) {
        String id = run.id();
        List<String> others =
                run.state == OperationState.DONE ? resolver.markDone(id, run.age(now)) : resolver.markFailed(id);
        remove(run, now);
        List<OperationRun<?>> affected = new ArrayList<>();
        for (String other : others) {
            @Nullable OperationRun<?> next = active.get(other);
            if (next != null) {
                if (run.state != OperationState.DONE) {
                    next.end(failed(id, run.state), now);
                    remove(next, now);
                }
                affected.add(next);
            }
        }
        if (endedSincePruned > Math.max(FEW, active.size())) {
            prune();
        }
        return affected;
    }

    private static <T> TaskOutcome<T> failed(String id, OperationState state) {
        return new TaskOutcome.Failed<>(new DependencyFailedException(id, state));
    }

    private void remove(OperationRun<?> run, long now) {
        active.remove(run.id());
        ended.put(run.id(), run.status(List.of(), now));
        if (ended.size() > config.maxEnded()) {
            ended.remove(ended.keySet().iterator().next());
        }
        endedSincePruned++;
    }

    private void prune() {
        var unused = resolver.forgetEnded();
        endedSincePruned = 0;
    }

    List<String> waitsFor(OperationRun<?> run) {
        return run.state == OperationState.WAITING
                ? run.operation.dependsOn().stream()
                        .filter(active::containsKey)
                        .sorted()
                        .toList()
                : List.of();
    }

    CriticalPath criticalPath() {
        return resolver.criticalPath();
    }

    FlowReport report() {
        Map<String, List<String>> waiting = new TreeMap<>();
        active.values().forEach(run -> {
            List<String> open = waitsFor(run);
            if (!open.isEmpty()) {
                waiting.put(run.id(), open);
            }
        });
        List<String> order = resolver.resolveAll().order().stream()
                .filter(active::containsKey)
                .toList();
        return new FlowReport(order, waiting, resolver.criticalPath());
    }
}
