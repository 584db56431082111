// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

/**
 * The figures of the layer on disk.
 *
 * @param entries how many entries are held
 * @param bytes how many bytes they take, without what the file adds
 * @param maximumBytes how many they may take
 * @param fileBytes the size of the file
 * @param hits how often something was known
 * @param misses how often nothing was known
 * @param evictions how many entries left because others needed the room
 * @param expirations how many left because their time was over
 * @param corruptions how many were damaged
 */
public record L3Statistics(
        long entries,
        long bytes,
        long maximumBytes,
        long fileBytes,
        long hits,
        long misses,
        long evictions,
        long expirations,
        long corruptions) {}
