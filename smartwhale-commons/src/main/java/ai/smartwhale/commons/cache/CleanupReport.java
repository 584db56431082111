// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.time.Duration;

/**
 * What a cleanup of the layer on disk did.
 *
 * @param expired how many entries were past their time
 * @param evicted how many left to keep the size cap
 * @param dropped how many belonged to dropped namespaces
 * @param bytesBefore the size of the file before
 * @param bytesAfter the size of the file after
 * @param took how long it took
 */
public record CleanupReport(
        long expired, long evicted, long dropped, long bytesBefore, long bytesAfter, Duration took) {}
