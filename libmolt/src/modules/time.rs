//! `time`: clocks and sleeping.

use std::time::Duration;

use rustix::time::{ClockId, Timespec, clock_gettime};

use crate::exec::interrupt;
use crate::exec::native::NativeModule;
use crate::exec::raised::{PyResult, raise, value_error};
use crate::object::boxes::{float_object, int_object};
use crate::object::singletons::none_object;
use crate::object::{Method, Owned, Ref, methods};
use crate::protocols::number;

/// The module.
#[unsafe(export_name = "molt_part_modules.time")]
pub static TIME: NativeModule = NativeModule { name: "time", functions: METHODS, fill: |_| Ok(()) };

const METHODS: &[Method] = methods!["time";
    Method::none("monotonic", |_| seconds(ClockId::Monotonic)),
    Method::none("monotonic_ns", |_| nanoseconds(ClockId::Monotonic)),
    Method::none("perf_counter", |_| seconds(ClockId::Monotonic)),
    Method::none("perf_counter_ns", |_| nanoseconds(ClockId::Monotonic)),
    Method::none("process_time", |_| seconds(ClockId::ProcessCPUTime)),
    Method::none("process_time_ns", |_| nanoseconds(ClockId::ProcessCPUTime)),
    Method::none("thread_time", |_| seconds(ClockId::ThreadCPUTime)),
    Method::none("thread_time_ns", |_| nanoseconds(ClockId::ThreadCPUTime)),
    Method::none("time", |_| seconds(ClockId::Realtime)),
    Method::none("time_ns", |_| nanoseconds(ClockId::Realtime)),
    Method::one("sleep", |_, duration| sleep(duration)),
];

fn read(clock: ClockId) -> i64 {
    let Timespec { tv_sec, tv_nsec } = clock_gettime(clock);
    tv_sec * 1_000_000_000 + tv_nsec
}

fn seconds(clock: ClockId) -> PyResult<Owned> {
    Ok(float_object(read(clock) as f64 * 1e-9))
}

fn nanoseconds(clock: ClockId) -> PyResult<Owned> {
    Ok(int_object(read(clock)))
}

/// How long a sleep goes without looking whether something interrupts it.
const SLICE: Duration = Duration::from_millis(50);

fn sleep(duration: Ref<'_>) -> PyResult<Owned> {
    if duration.as_float().is_none() && duration.as_int().is_none() && duration.ty().slots().index.is_none() {
        raise!(type_error, "'{}' object cannot be interpreted as an integer or float", duration.ty().full_name());
    }
    let duration = number::to_float(duration)?;
    if duration.is_nan() {
        return Err(value_error("Invalid value NaN (not a number)"));
    }
    if duration < 0.0 {
        return Err(value_error("sleep length must be non-negative"));
    }
    let Ok(mut left) = Duration::try_from_secs_f64(duration) else {
        raise!(overflow_error, "timestamp out of range for platform time_t")
    };
    loop {
        std::thread::sleep(left.min(SLICE));
        left = left.saturating_sub(SLICE);
        if interrupt::is_requested() {
            interrupt::poll(u64::MAX)?;
        }
        if left.is_zero() {
            return Ok(none_object());
        }
    }
}
