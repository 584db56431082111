// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Statistics, numerical methods and dense matrices; entered through {@code MathUtils}. */
@NullMarked
package ai.smartwhale.commons.utils.math;

import org.jspecify.annotations.NullMarked;
