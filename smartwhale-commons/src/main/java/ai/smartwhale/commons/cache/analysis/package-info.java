// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/**
 * What is learned of a cache from a sample of its traffic, in memory that does not grow: curves of miss ratios,
 * sketches of frequencies, the most used. Nothing here knows what a cache is: keys come as hashes of 64 bits.
 */
@NullMarked
package ai.smartwhale.commons.cache.analysis;

import org.jspecify.annotations.NullMarked;
