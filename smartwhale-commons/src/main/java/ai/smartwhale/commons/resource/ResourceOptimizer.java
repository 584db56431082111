// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Plans how resources are used better. Planning changes nothing; applying is a step of its own.
 *
 * <p>Thread-safe: without state.
 */
public interface ResourceOptimizer {

    /**
     * Shares capacities among demands by Dominant Resource Fairness.
     *
     * @param demands what each holder wants, one entry per holder, 10,000 at most, 10,000,000 tasks in all
     * @param capacity what there is
     * @return the plan; never more than there is
     * @throws InvalidValueException if a holder is named twice
     * @throws LimitExceededException if there are too many demands or tasks
     */
    AllocationPlan optimizeAllocation(List<ResourceDemand> demands, ResourceVector capacity);

    /**
     * Takes the leases of a plan.
     *
     * @param plan from {@link #optimizeAllocation}
     * @param allocators that lend
     * @param ttl how long, above zero, ten years at most
     * @return the leases, and who got none
     */
    AppliedPlan apply(AllocationPlan plan, ResourceAllocators allocators, Duration ttl);

    /**
     * Evens out load with few moves.
     *
     * @param nodes where load lies, 1 to 1,000
     * @param items the load, 100,000 pieces at most
     * @param maxMoves most moves, 0 to 100,000
     * @return the plan; the fullest node never gets fuller
     * @throws InvalidValueException if an id is given twice, an item lies on no node, or a number is out of range
     * @throws LimitExceededException if there are too many nodes or items
     */
    BalancePlan balanceLoad(List<LoadNode> nodes, List<LoadItem> items, int maxMoves);

    /**
     * Finds leases that are larger than they need be or not used at all. Leases that are not active, and those that
     * cannot be shrunk, are passed over where there is nothing to do with them.
     *
     * @param usage what was really used, 1,000,000 entries at most
     * @param policy what counts as waste
     * @return the suggestions, in the order of the usage
     * @throws LimitExceededException if there are too many entries
     */
    List<WasteSuggestion> reduceWaste(List<LeaseUsage> usage, WastePolicy policy);

    /**
     * Does what was suggested.
     *
     * @param suggestions from {@link #reduceWaste}
     * @return what became free per resource, in its unit; less than suggested where a lease changed meanwhile
     */
    Map<LeasedResource, Long> apply(List<WasteSuggestion> suggestions);

    /**
     * The optimiser.
     *
     * @return the optimiser
     */
    static ResourceOptimizer create() {
        return new DefaultResourceOptimizer();
    }
}
