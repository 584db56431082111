// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

/**
 * How much memory is worth keeping.
 *
 * @param leased bytes lent now
 * @param reserved bytes of all slabs now
 * @param highWatermark most bytes lent at the same time within the window
 * @param target bytes of slabs worth keeping: the watermark with headroom
 * @param returnable bytes of wholly free slabs above the target
 * @param fragmentation of what is free, 0 to 1
 */
public record MemoryAdvice(
        long leased, long reserved, long highWatermark, long target, long returnable, double fragmentation) {}
