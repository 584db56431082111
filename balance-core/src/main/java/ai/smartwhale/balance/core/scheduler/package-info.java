// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Which task runs next, with which resources. */
@NullMarked
package ai.smartwhale.balance.core.scheduler;

import org.jspecify.annotations.NullMarked;
