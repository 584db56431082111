// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

/**
 * The quality of what a model got within the window.
 *
 * @param model which
 * @param samples how many samples it rests on
 * @param total how many items there were
 * @param invalid how many of them were not valid
 * @param invalidShare the part that was not valid, 0 to 1; 0 without items
 * @param bounds between which the true part lies, with the configured confidence
 * @param noise how noisy the data is lately, smoothed, 0 to 1
 * @param score what is left of the data: the valid part, less the noise; 0 to 1
 */
public record ModelQuality(
        String model,
        long samples,
        long total,
        long invalid,
        double invalidShare,
        WilsonInterval bounds,
        double noise,
        double score) {}
