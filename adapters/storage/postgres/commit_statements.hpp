#pragma once

#include "adapters/storage/postgres/pipeline.hpp"

#include <span>

/// The statements of a commit, in the order in which it runs them.
namespace maitred::postgres::statements {

extern const Prepared begin;
extern const Prepared set_tenant;
extern const Prepared step_day;
extern const Prepared insert_guests;
extern const Prepared insert_reservations;
extern const Prepared update_reservations;
extern const Prepared insert_customers;
extern const Prepared insert_blocks;
extern const Prepared delete_blocks;
extern const Prepared delete_claims;
extern const Prepared insert_claims;
extern const Prepared keep_answers;
extern const Prepared insert_batch;
extern const Prepared notify_days;
extern const Prepared set_timers;
extern const Prepared withdraw_timers;
extern const Prepared delete_reminders;
extern const Prepared insert_notices;
extern const Prepared touch_tables;
extern const Prepared add_figures;
extern const Prepared insert_events;
extern const Prepared commit;

/// All of them, to be prepared once a connection.
std::span<const Prepared* const> all();

} // namespace maitred::postgres::statements
