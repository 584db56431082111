// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The newest that is known of each instance. Merging takes the newer of two summaries of an instance, and is therefore
 * commutative, associative and idempotent: in whichever order, and however often, summaries arrive, everybody ends with
 * the same (a state-based replicated data type, Shapiro et al. 2011). Immutable.
 *
 * @param byInstance by the name of the instance
 */
public record Summaries(Map<String, InstanceSummary> byInstance) {

    /** Nothing is known of anybody. */
    public static final Summaries NONE = new Summaries(Map.of());

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if a summary stands under another name than its own
     */
    public Summaries {
        byInstance = Map.copyOf(InvalidValueException.requirePresent("byInstance", byInstance));
        byInstance.forEach((name, summary) -> {
            if (!name.equals(summary.instance())) {
                throw new InvalidValueException("byInstance", name, summary.instance());
            }
        });
    }

    /**
     * What one instance says.
     *
     * @param summary what
     * @return that alone
     */
    public static Summaries of(InstanceSummary summary) {
        return new Summaries(Map.of(summary.instance(), summary));
    }

    /**
     * What both know.
     *
     * @param other what is known elsewhere
     * @return the newer of each
     */
    public Summaries merge(Summaries other) {
        TreeMap<String, InstanceSummary> newest = new TreeMap<>(byInstance);
        other.byInstance.forEach(
                (name, summary) -> newest.merge(name, summary, (one, two) -> two.isNewerThan(one) ? two : one));
        return new Summaries(newest);
    }

    /**
     * What is known without some.
     *
     * @param gone the names of those to forget
     * @return the others
     */
    public Summaries without(Collection<String> gone) {
        TreeMap<String, InstanceSummary> left = new TreeMap<>(byInstance);
        left.keySet().removeAll(gone);
        return new Summaries(left);
    }

    /**
     * All instances together.
     *
     * @return the sum for each model
     */
    public Map<String, ModelSummary> totals() {
        TreeMap<String, ModelSummary> totals = new TreeMap<>();
        byInstance.values().stream()
                .flatMap(instance -> instance.models().stream())
                .forEach(model -> totals.merge(model.model(), model, ModelSummary::plus));
        return totals;
    }

    /**
     * All instances together, for one model.
     *
     * @param model its id
     * @return the sum; empty where nobody knows it
     */
    public Optional<ModelSummary> total(String model) {
        return byInstance.values().stream()
                .flatMap(instance -> instance.models().stream())
                .filter(summary -> summary.model().equals(model))
                .reduce(ModelSummary::plus);
    }
}
