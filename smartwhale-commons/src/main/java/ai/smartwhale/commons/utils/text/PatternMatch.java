// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.text;

/**
 * Where a pattern was found.
 *
 * @param pattern its name
 * @param start the index of the first character
 * @param end the index after the last
 * @param text what matched
 */
public record PatternMatch(String pattern, int start, int end, String text) {}
