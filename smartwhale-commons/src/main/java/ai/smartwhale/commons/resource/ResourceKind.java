// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

/** What is watched. Every kind is read as a share from 0 to 1 of what there is. */
public enum ResourceKind {
    /** Share of the host's processor time that anybody used. */
    HOST_CPU,
    /** Share of the processor time granted to this process that it used. */
    PROCESS_CPU,
    /** Share of the host's memory that is not available. */
    HOST_MEMORY,
    /** Share of the container's memory limit in its working set. */
    CONTAINER_MEMORY,
    /** Share of the greatest heap that is in use. */
    HEAP,
    /** Share of the memory allowed for direct buffers that is in use. */
    DIRECT_MEMORY,
    /** Share of the time spent in garbage collection. */
    GC_TIME,
    /** Utilisation of the busiest GPU. */
    GPU_UTILIZATION,
    /** Share of the memory in use on the fullest GPU. */
    GPU_MEMORY
}
