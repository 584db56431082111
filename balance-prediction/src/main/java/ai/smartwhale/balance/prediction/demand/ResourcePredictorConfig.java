// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.demand.capacity.ServiceProfile;
import ai.smartwhale.balance.prediction.forecast.ForecastMethod;
import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import ai.smartwhale.balance.prediction.forecast.ValueKind;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What resources there are and how their use is forecast.
 *
 * @param series slots, seasons and how far is forecast; by default minutes, 60 of them ahead, intervals from 24 past
 *     forecasts
 * @param method how is forecast; {@link ForecastMethod#AUTOREGRESSION} by default
 * @param capacities how much there is of each resource, above 0, in the unit in which its use is observed; 1 for all by
 *     default: use is a share
 * @param busyShare from which part of the capacity on a resource is a bottleneck, between 0 and 1; 0.8 by default
 * @param reserveShare which part of the capacity is not given away, 0 to less than 1; 0.1 by default
 * @param level the probability that a peak stays below its bound, between 0 and 1; 0.9 by default
 * @param service how work waits for the processors; unknown by default
 */
public record ResourcePredictorConfig(
        SeriesConfig series,
        ForecastMethod method,
        Map<PredictedResource, Double> capacities,
        double busyShare,
        double reserveShare,
        double level,
        Optional<ServiceProfile> service) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public ResourcePredictorConfig {
        InvalidValueException.requirePresent("series", series);
        InvalidValueException.requirePresent("method", method);
        capacities = Map.copyOf(InvalidValueException.requirePresent("capacities", capacities));
        for (PredictedResource resource : PredictedResource.values()) {
            Values.requirePositive("capacities." + resource, capacities.getOrDefault(resource, Double.NaN));
        }
        Values.requireInside("busyShare", busyShare);
        if (!(reserveShare >= 0 && reserveShare < 1)) {
            throw new InvalidValueException("reserveShare", reserveShare, "0 or more, less than 1");
        }
        Values.requireInside("level", level);
        InvalidValueException.requirePresent("service", service);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static ResourcePredictorConfig defaults() {
        SeriesConfig series = SeriesConfig.builder()
                .step(Duration.ofMinutes(1))
                .kind(ValueKind.NON_NEGATIVE)
                .horizon(60)
                .origins(24)
                .build();
        Map<PredictedResource, Double> shares = new EnumMap<>(PredictedResource.class);
        for (PredictedResource resource : PredictedResource.values()) {
            shares.put(resource, 1.0);
        }
        return new ResourcePredictorConfig(
                series, ForecastMethod.AUTOREGRESSION, shares, 0.8, 0.1, 0.9, Optional.empty());
    }

    /**
     * The same with other slots.
     *
     * @param other slots, seasons and how far is forecast
     * @return the settings
     */
    public ResourcePredictorConfig withSeries(SeriesConfig other) {
        return new ResourcePredictorConfig(other, method, capacities, busyShare, reserveShare, level, service);
    }

    /**
     * The same with another method.
     *
     * @param other how is forecast
     * @return the settings
     */
    public ResourcePredictorConfig withMethod(ForecastMethod other) {
        return new ResourcePredictorConfig(series, other, capacities, busyShare, reserveShare, level, service);
    }

    /**
     * The same with another capacity of one resource.
     *
     * @param resource which
     * @param amount how much there is, above 0
     * @return the settings
     */
    public ResourcePredictorConfig withCapacity(PredictedResource resource, double amount) {
        Map<PredictedResource, Double> others = new EnumMap<>(capacities);
        others.put(InvalidValueException.requirePresent("resource", resource), amount);
        return new ResourcePredictorConfig(series, method, others, busyShare, reserveShare, level, service);
    }

    /**
     * The same with a queue in front of the processors.
     *
     * @param profile how work arrives and is done
     * @return the settings
     */
    public ResourcePredictorConfig withService(ServiceProfile profile) {
        return new ResourcePredictorConfig(
                series, method, capacities, busyShare, reserveShare, level, Optional.of(profile));
    }

    double capacity(PredictedResource resource) {
        return capacities.getOrDefault(resource, 1.0);
    }
}
