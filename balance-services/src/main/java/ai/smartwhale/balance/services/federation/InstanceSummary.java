// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * What one instance says of itself.
 *
 * @param instance who, 1 to 256 characters
 * @param incarnation which of its lives: greater after it began anew
 * @param sequence the number of the summary within its life, from 1
 * @param inFlight requests that it has under way at the Data service
 * @param queued requests that wait to be sent
 * @param models by model, each once
 * @param leaving whether it is the last of its life: the instance has nothing under way any more, and goes
 */
public record InstanceSummary(
        String instance,
        long incarnation,
        long sequence,
        long inFlight,
        long queued,
        List<ModelSummary> models,
        boolean leaving) {

    private static final long MOST = Long.MAX_VALUE >> 10;

    /**
     * Checks and copies the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public InstanceSummary {
        InvalidValueException.requireText("instance", instance);
        InvalidValueException.requireRange("instance.length", instance.length(), 1, 256);
        InvalidValueException.requireRange("incarnation", incarnation, 0, Long.MAX_VALUE);
        InvalidValueException.requireRange("sequence", sequence, 1, Long.MAX_VALUE);
        InvalidValueException.requireRange("inFlight", inFlight, 0, MOST);
        InvalidValueException.requireRange("queued", queued, 0, MOST);
        models = List.copyOf(InvalidValueException.requirePresent("models", models));
        if (models.stream().map(ModelSummary::model).distinct().count() < models.size()) {
            throw new InvalidValueException("models", models.size(), "each model once");
        }
    }

    /**
     * What an instance says that stays.
     *
     * @param instance who, 1 to 256 characters
     * @param incarnation which of its lives
     * @param sequence the number of the summary within its life, from 1
     * @param inFlight requests that it has under way at the Data service
     * @param queued requests that wait to be sent
     * @param models by model, each once
     * @throws InvalidValueException if one is outside its range
     */
    public InstanceSummary(
            String instance, long incarnation, long sequence, long inFlight, long queued, List<ModelSummary> models) {
        this(instance, incarnation, sequence, inFlight, queued, models, false);
    }

    /**
     * The same as the last of its life.
     *
     * @return a farewell
     */
    public InstanceSummary farewell() {
        return new InstanceSummary(instance, incarnation, sequence, inFlight, queued, models, true);
    }

    /** Whether it was said later than another summary of the same instance; a fixed order where both were at once. */
    boolean isNewerThan(InstanceSummary other) {
        if (incarnation != other.incarnation) {
            return incarnation > other.incarnation;
        }
        return sequence != other.sequence
                ? sequence > other.sequence
                : toString().compareTo(other.toString()) > 0;
    }
}
