// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

/**
 * What a defragmentation did. Fragmentation is 1 less the largest free piece as a share of all free memory: 0 if all
 * that is free lies in one piece, and close to 1 if it lies in many small ones.
 *
 * @param before fragmentation before
 * @param afterMerging fragmentation after neighbours were merged; never above the one before
 * @param after fragmentation after free slabs were returned as well, of what is left
 * @param merged pieces that were merged into a neighbour
 * @param slabsReturned slabs that were given back to the JVM
 * @param bytesReturned memory that was given back to the JVM, which frees direct memory with its next collection
 */
public record DefragmentationReport(
        double before, double afterMerging, double after, int merged, int slabsReturned, long bytesReturned) {}
