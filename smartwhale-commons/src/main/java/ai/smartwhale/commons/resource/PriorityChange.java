// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

/**
 * What a change of priority reached.
 *
 * @param holder whose
 * @param priority the new one
 * @param leases active leases that have it now
 * @param waiters waiting requests that have it now
 */
public record PriorityChange(String holder, LeasePriority priority, int leases, int waiters) {}
