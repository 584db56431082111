// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Rules for input, and what input breaks them. */
@NullMarked
package ai.smartwhale.commons.utils.validation;

import org.jspecify.annotations.NullMarked;
