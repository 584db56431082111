// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Normalising, searching and measuring text, Persian above all. */
@NullMarked
package ai.smartwhale.commons.utils.text;

import org.jspecify.annotations.NullMarked;
