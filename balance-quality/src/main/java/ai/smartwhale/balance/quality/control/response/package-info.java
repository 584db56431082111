// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Control of answers on their way to models. */
@NullMarked
package ai.smartwhale.balance.quality.control.response;

import org.jspecify.annotations.NullMarked;
