// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.demand.capacity.FairShare;
import ai.smartwhale.balance.prediction.demand.capacity.ShareClaim;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Forecasts the use of processors, memory, storage and GPUs, and says when one of them becomes a bottleneck and how it
 * is best divided. The use of a resource is forecast from its own past and from the load that is to come, by what a
 * request and a byte cost lately; the two are weighed by how well each forecast the latest slots.
 *
 * <p>Thread-safe. Noting a value allocates nothing except at the end of a slot.
 */
public interface ResourcePredictor {

    /**
     * Notes the use of a resource, now; within a slot the mean counts.
     *
     * @param resource which
     * @param used how much, 0 or more, in the unit of the capacity
     * @throws InvalidValueException if it is negative or not finite
     */
    void observe(PredictedResource resource, double used);

    /**
     * Notes load, now; within a slot the sum counts.
     *
     * @param requests how many, 0 or more
     * @param bytes how much, 0 or more
     * @throws InvalidValueException if a number is negative or not finite
     */
    void observeLoad(double requests, double bytes);

    /**
     * The use of each resource.
     *
     * @param ahead how far, above zero, at most the configured horizon
     * @return each resource that was ever observed
     * @throws InvalidValueException if the time is zero, negative, or longer than the horizon
     */
    List<ResourceForecast> predictResources(Duration ahead);

    /**
     * The highest use of each resource.
     *
     * @param ahead how far, above zero, at most the configured horizon
     * @return each resource that was ever observed
     * @throws InvalidValueException if the time is zero, negative, or longer than the horizon
     */
    List<PeakUsage> predictPeakUsage(Duration ahead);

    /**
     * Which resources will be too busy, and when.
     *
     * @param ahead how far, above zero, at most the configured horizon
     * @return each resource that was ever observed, the most probable bottleneck first
     * @throws InvalidValueException if the time is zero, negative, or longer than the horizon
     */
    List<Bottleneck> estimateBottlenecks(Duration ahead);

    /**
     * Divides a resource, less the reserve, by weighted max-min fairness: nobody gets more than it can use, nor less
     * than it was promised.
     *
     * @param resource which
     * @param claims who wants how much, in the unit of the capacity
     * @return a share for each claim, in their order
     * @throws InvalidValueException if a holder appears twice
     */
    List<FairShare> optimizeAllocation(PredictedResource resource, List<ShareClaim> claims);

    /**
     * All that was learned.
     *
     * @return bytes for {@link #restore}
     */
    byte[] snapshot();

    /**
     * Replaces all that was learned; slots in between are without a value.
     *
     * @param snapshot from a predictor with the same settings
     * @throws InvalidValueException if it is damaged or of other settings
     */
    void restore(byte[] snapshot);

    /**
     * Creates a predictor that knows nothing yet.
     *
     * @param config what there is and how its use is forecast
     * @param clock tells which slot it is
     * @return the predictor
     */
    static ResourcePredictor create(ResourcePredictorConfig config, InstantSource clock) {
        return new DefaultResourcePredictor(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("clock", clock));
    }
}
