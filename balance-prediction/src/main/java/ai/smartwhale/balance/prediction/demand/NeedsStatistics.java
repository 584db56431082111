// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

/**
 * How much a {@link ModelNeedsPredictor} keeps and gave up.
 *
 * @param models that are followed
 * @param forecasters of all models together
 * @param observed requests that were noted
 * @param evictedModels models that were forgotten for want of room
 * @param keys that are followed, of all models
 * @param evictedKeys keys that were forgotten for want of room, of the models still followed
 */
public record NeedsStatistics(
        int models, int forecasters, long observed, long evictedModels, long keys, long evictedKeys) {}
