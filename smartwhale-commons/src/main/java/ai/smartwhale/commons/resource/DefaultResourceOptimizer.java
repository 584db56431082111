// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks what comes in, and leaves each plan to the class that knows how. */
final class DefaultResourceOptimizer implements ResourceOptimizer {

    private static final int MOST_DEMANDS = 10_000;
    private static final long MOST_TASKS = 10_000_000;
    private static final int MOST_NODES = 1_000;
    private static final int MOST_ITEMS = 100_000;
    private static final int MOST_USAGE = 1_000_000;

    @Override
    public AllocationPlan optimizeAllocation(List<ResourceDemand> demands, ResourceVector capacity) {
        InvalidValueException.requirePresent("demands", demands);
        InvalidValueException.requirePresent("capacity", capacity);
        LimitExceededException.requireAtMost("demands", demands.size(), MOST_DEMANDS);
        LimitExceededException.requireAtMost(
                "tasks", demands.stream().mapToLong(ResourceDemand::maxTasks).sum(), MOST_TASKS);
        Set<String> holders = new HashSet<>();
        for (ResourceDemand demand : demands) {
            if (!holders.add(demand.holder())) {
                throw new InvalidValueException("demands", demand.holder(), "each holder once");
            }
        }
        return DominantResourceFairness.plan(demands, capacity);
    }

    @Override
    public AppliedPlan apply(AllocationPlan plan, ResourceAllocators allocators, Duration ttl) {
        InvalidValueException.requirePresent("plan", plan);
        InvalidValueException.requirePresent("allocators", allocators);
        return new PlanApplier(allocators, LeaseTerms.requireTtl(ttl)).apply(plan);
    }

    @Override
    public BalancePlan balanceLoad(List<LoadNode> nodes, List<LoadItem> items, int maxMoves) {
        InvalidValueException.requirePresent("nodes", nodes);
        InvalidValueException.requirePresent("items", items);
        InvalidValueException.requireRange("number of nodes", nodes.size(), 1, Integer.MAX_VALUE);
        LimitExceededException.requireAtMost("nodes", nodes.size(), MOST_NODES);
        LimitExceededException.requireAtMost("items", items.size(), MOST_ITEMS);
        InvalidValueException.requireRange("maxMoves", maxMoves, 0, MOST_ITEMS);
        return new GreedyBalance(nodes, items).plan(maxMoves);
    }

    @Override
    public List<WasteSuggestion> reduceWaste(List<LeaseUsage> usage, WastePolicy policy) {
        InvalidValueException.requirePresent("usage", usage);
        InvalidValueException.requirePresent("policy", policy);
        LimitExceededException.requireAtMost("usage", usage.size(), MOST_USAGE);
        List<WasteSuggestion> suggestions = new ArrayList<>();
        for (LeaseUsage entry : usage) {
            suggestion(entry, policy).ifPresent(suggestions::add);
        }
        return List.copyOf(suggestions);
    }

    private static Optional<WasteSuggestion> suggestion(LeaseUsage usage, WastePolicy policy) {
        ResourceLease lease = usage.lease();
        long amount = lease.amount();
        if (lease.state() != LeaseState.ACTIVE) {
            return Optional.empty();
        }
        if (usage.idleFor().compareTo(policy.idleAfter()) >= 0) {
            return Optional.of(new WasteSuggestion(lease, WasteSuggestion.Action.RELEASE, 0, amount));
        }
        long keep = Math.max(1, (long) Math.ceil(usage.mostUsed() * policy.headroom()));
        boolean worth = amount - keep >= amount * policy.leastSaving() && amount > keep;
        return worth && lease instanceof ShrinkableLease
                ? Optional.of(new WasteSuggestion(lease, WasteSuggestion.Action.SHRINK, keep, amount - keep))
                : Optional.empty();
    }

    @Override
    public Map<LeasedResource, Long> apply(List<WasteSuggestion> suggestions) {
        InvalidValueException.requirePresent("suggestions", suggestions);
        Map<LeasedResource, Long> freed = new EnumMap<>(LeasedResource.class);
        for (WasteSuggestion suggestion : suggestions) {
            ResourceLease lease = suggestion.lease();
            long before = lease.amount();
            long back = switch (suggestion.action()) {
                case RELEASE -> lease.release() ? before : 0;
                case SHRINK ->
                    lease instanceof ShrinkableLease s && s.shrinkTo(suggestion.keep())
                            ? before - suggestion.keep()
                            : 0;
            };
            if (back > 0) {
                freed.merge(lease.resource(), back, Long::sum);
            }
        }
        return freed;
    }
}
