// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

/** Where a value goes: the cell, and as which of its inputs. */
record CellInput(WatchedCell cell, int input) {}
