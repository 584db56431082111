// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.schema;

/**
 * Something that one schema allows and the other may not.
 *
 * @param mode whose understanding is broken: {@link CompatibilityMode#BACKWARD} or {@link CompatibilityMode#FORWARD}
 * @param version which of the older schemas, from 0 for the oldest
 * @param pointer where in the instance, as a JSON pointer in which {@code *} stands for any item or other field
 * @param keyword the keyword of the stricter schema
 * @param reason why, in words
 */
public record Incompatibility(CompatibilityMode mode, int version, String pointer, String keyword, String reason) {}
