// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** The documented services, and Balance, the one object that builds, starts and closes them. */
@NullMarked
package ai.smartwhale.balance.services;

import org.jspecify.annotations.NullMarked;
