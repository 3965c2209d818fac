//! The process that started the server, and was given to it: when it is gone, nobody will end the server.
//!
//! A parent that goes usually takes its end of the pipes with it; but other processes may hold them.
//! A process that was never here is no parent that is gone: an editor outside of a container, or on
//! another machine, sends an id that means nothing on this one. The end of the input has to do then.

use std::time::Duration;

/// Returns once the process of this id is gone. Where that cannot be seen, or it is not there, never.
pub(super) fn wait(id: u32) {
    if imp::wait(id) {
        return;
    }
    loop {
        std::thread::sleep(Duration::from_secs(3600));
    }
}

#[cfg(target_os = "linux")]
mod imp {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::process::{Pid, PidfdFlags, pidfd_open};

    pub(super) fn wait(id: u32) -> bool {
        let Some(pid) = i32::try_from(id).ok().and_then(Pid::from_raw) else { return false };
        match pidfd_open(pid, PidfdFlags::empty()) {
            Ok(process) => loop {
                let mut waiting = [PollFd::new(&process, PollFlags::IN)];
                match poll(&mut waiting, None) {
                    Ok(_) => return true,
                    Err(rustix::io::Errno::INTR) => {}
                    Err(_) => return false,
                }
            },
            Err(rustix::io::Errno::SRCH) => false,
            Err(_) => super::poll::wait(pid),
        }
    }
}

#[cfg(all(unix, not(target_os = "linux")))]
mod imp {
    pub(super) fn wait(id: u32) -> bool {
        let pid = i32::try_from(id).ok().and_then(rustix::process::Pid::from_raw);
        pid.is_some_and(super::poll::wait)
    }
}

#[cfg(not(unix))]
mod imp {
    /// The end of the input has to do.
    pub(super) fn wait(_: u32) -> bool {
        false
    }
}

#[cfg(unix)]
mod poll {
    use rustix::process::{Pid, test_kill_process};
    use std::time::Duration;

    pub(super) fn wait(pid: Pid) -> bool {
        if test_kill_process(pid) == Err(rustix::io::Errno::SRCH) {
            return false;
        }
        while test_kill_process(pid) != Err(rustix::io::Errno::SRCH) {
            std::thread::sleep(Duration::from_millis(80));
        }
        true
    }
}

#[cfg(test)]
mod tests {
    #[cfg(unix)]
    #[test]
    fn a_process_that_never_was_here_is_not_gone() {
        // More than any system gives to a process.
        assert!(!super::imp::wait(999_999_999));
        assert!(!super::imp::wait(u32::MAX));
        assert!(!super::poll::wait(rustix::process::Pid::from_raw(999_999_999).unwrap()));
    }
}
