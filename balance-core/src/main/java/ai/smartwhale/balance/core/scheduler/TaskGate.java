// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.QueueEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a task through if it gets all of its keys and resources at once. One that was passed over too often has both
 * kept for it. Guarded by the lock of its owner.
 */
final class TaskGate {

    private static final Logger LOG = LoggerFactory.getLogger(TaskGate.class);

    private final Optional<ResourceAllocator> allocator;
    private final int maxSkips;
    private final Duration leaseTtl;
    private final Map<String, TaskNode<?>> holders = new HashMap<>();
    private @Nullable TaskNode<?> favoured;
    private @Nullable ResourceReservation kept;
    private boolean allocatorFails;

    TaskGate(Optional<ResourceAllocator> allocator, int maxSkips, Duration leaseTtl) {
        this.allocator = allocator;
        this.maxSkips = maxSkips;
        this.leaseTtl = leaseTtl;
    }

    /** Takes what the task needs, if all of it can be had. */
    boolean admits(QueueEntry<TaskNode<?>> entry) {
        TaskNode<?> node = entry.value();
        if (!node.isGated()) {
            return true;
        }
        if (favoured == null && entry.skips() >= maxSkips) {
            favoured = node;
        }
        if (!hasKeysFor(node) || !hasResourcesFor(node)) {
            return false;
        }
        node.task().exclusiveKeys().forEach(key -> holders.put(key, node));
        forget(node);
        return true;
    }

    private boolean hasKeysFor(TaskNode<?> node) {
        Set<String> keys = node.task().exclusiveKeys();
        if (keys.isEmpty()) {
            return true;
        }
        Set<String> keptKeys = favoured == null || favoured == node
                ? Set.of()
                : favoured.task().exclusiveKeys();
        return keys.stream().noneMatch(key -> holders.containsKey(key) || keptKeys.contains(key));
    }

    private boolean hasResourcesFor(TaskNode<?> node) {
        Demand demand = node.task().demand();
        if (demand.isNone() || allocator.isEmpty()) {
            return true;
        }
        try {
            Optional<DemandLease> lease = lease(node, allocator.orElseThrow());
            node.lease = lease.orElse(null);
            allocatorFails = false;
            return lease.isPresent();
        } catch (RuntimeException e) {
            if (!allocatorFails) {
                LOG.warn("the allocator is closed or fails: tasks that need resources wait, or expire", e);
                allocatorFails = true;
            }
            return false;
        }
    }

    private Optional<DemandLease> lease(TaskNode<?> node, ResourceAllocator lender) {
        AllocationRequest request =
                new AllocationRequest(node.task().model(), node.task().demand(), ttl(node));
        if (node != favoured) {
            return lender.allocateResources(request).lease();
        }
        if (kept == null) {
            kept = lender.reserve(request).orElse(null);
        }
        return kept == null ? lender.allocateResources(request).lease() : kept.claim();
    }

    private Duration ttl(TaskNode<?> node) {
        return node.timeLeft().filter(left -> !left.isZero()).orElse(leaseTtl);
    }

    /** A task does not wait any more. */
    void forget(TaskNode<?> node) {
        if (favoured == node) {
            favoured = null;
            if (kept != null) {
                quietly(kept::close);
                kept = null;
            }
        }
    }

    /** A task gives its slot back, and with it all that it took. */
    void giveBack(TaskNode<?> node) {
        node.task().exclusiveKeys().forEach(key -> holders.remove(key, node));
        DemandLease lease = node.lease;
        if (lease != null) {
            quietly(lease::close);
        }
    }

    /** Whoever gives something back is half through with something else. */
    private static void quietly(Runnable giving) {
        try {
            giving.run();
        } catch (RuntimeException e) {
            LOG.warn("the allocator does not take back what it lent", e);
        }
    }

    /** Who holds and who waits for the keys that more than one wants. */
    List<TaskConflict> conflicts(List<QueueEntry<TaskNode<?>>> inOrder) {
        Map<String, List<String>> waiting = new TreeMap<>();
        for (QueueEntry<TaskNode<?>> entry : inOrder) {
            TaskNode<?> node = entry.value();
            for (String key : node.task().exclusiveKeys()) {
                waiting.computeIfAbsent(key, unseen -> new ArrayList<>()).add(node.id());
            }
        }
        List<TaskConflict> conflicts = new ArrayList<>();
        waiting.forEach((key, ids) -> {
            TaskNode<?> holder = holders.get(key);
            if (holder != null || ids.size() > 1) {
                conflicts.add(new TaskConflict(key, Optional.ofNullable(holder).map(TaskNode::id), ids));
            }
        });
        return conflicts;
    }
}
