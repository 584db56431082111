// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** How data is fetched, stored, streamed and synchronised. */
@NullMarked
package ai.smartwhale.balance.interfaces.data;

import org.jspecify.annotations.NullMarked;
