// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** What every part of the suite shares: the errors of bad input, of limits and of missing dependencies. */
@NullMarked
package ai.smartwhale.commons;

import org.jspecify.annotations.NullMarked;
