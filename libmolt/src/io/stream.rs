//! A buffered byte stream over a file.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::mem::ManuallyDrop;
use std::os::fd::AsRawFd;
use std::rc::{Rc, Weak};

/// Bytes read or collected at a time, as CPython's `io.DEFAULT_BUFFER_SIZE`.
pub const BUFFER_SIZE: usize = 128 * 1024;

/// What may be done with a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[allow(missing_docs)]
pub struct Access {
    pub readable: bool,
    pub writable: bool,
}

/// The stream. At most one of the two buffers holds anything.
pub struct Stream {
    file: Option<ManuallyDrop<File>>,
    /// Closing the stream closes the file.
    owns_file: bool,
    access: Access,
    /// Bytes that were read ahead, from `read_from` on.
    ahead: Vec<u8>,
    read_from: usize,
    /// Bytes that wait to be written.
    waiting: Vec<u8>,
    /// Bytes that may wait; 0 for an unbuffered stream.
    capacity: usize,
}

/// A stream that a file object and the list of streams to flush at the end share.
pub type Shared = Rc<RefCell<Stream>>;

thread_local! {
    /// Streams that may have bytes waiting when the program ends.
    static WRITERS: RefCell<Vec<Weak<RefCell<Stream>>>> = const { RefCell::new(Vec::new()) };
}

/// Writes what waits in any stream. Errors have nobody to go to.
pub fn flush_all() {
    let writers = WRITERS.with_borrow(Vec::clone);
    for stream in writers.iter().filter_map(Weak::upgrade) {
        if let Ok(mut stream) = stream.try_borrow_mut() {
            let _ = stream.flush();
        }
    }
}

fn closed() -> io::Error {
    io::Error::new(ErrorKind::NotConnected, "the file is closed")
}

impl Drop for Stream {
    fn drop(&mut self) {
        // A file that nobody refers to any more has nobody to report an error to.
        let _ = self.close();
    }
}

impl Stream {
    /// A stream over a file.
    pub fn new(file: File, owns_file: bool, access: Access, capacity: usize) -> Shared {
        let stream = Rc::new(RefCell::new(Stream {
            file: Some(ManuallyDrop::new(file)),
            owns_file,
            access,
            ahead: Vec::new(),
            read_from: 0,
            waiting: Vec::new(),
            capacity,
        }));
        if access.writable {
            WRITERS.with_borrow_mut(|writers| {
                writers.retain(|writer| writer.strong_count() > 0);
                writers.push(Rc::downgrade(&stream));
            });
        }
        stream
    }

    /// What may be done with it.
    pub fn access(&self) -> Access {
        self.access
    }

    /// Whether writes go to the file at once.
    pub fn is_unbuffered(&self) -> bool {
        self.capacity == 0
    }

    /// Whether the stream was closed.
    pub fn is_closed(&self) -> bool {
        self.file.is_none()
    }

    /// Whether closing closes the file.
    pub fn owns_file(&self) -> bool {
        self.owns_file
    }

    fn file(&self) -> io::Result<&File> {
        self.file.as_deref().ok_or_else(closed)
    }

    /// The file's descriptor.
    pub fn descriptor(&self) -> io::Result<i32> {
        Ok(self.file()?.as_raw_fd())
    }

    /// Whether the file is a terminal.
    pub fn is_terminal(&self) -> io::Result<bool> {
        Ok(io::IsTerminal::is_terminal(self.file()?))
    }

    /// Whether the file has positions.
    pub fn is_seekable(&self) -> io::Result<bool> {
        Ok(self.file()?.stream_position().is_ok())
    }

    fn unread(&self) -> &[u8] {
        &self.ahead[self.read_from..]
    }

    /// Bytes that can be had without another read; when there are none, reads once. Empty at the end of the file.
    pub fn fill(&mut self) -> io::Result<&[u8]> {
        self.flush()?;
        if self.read_from == self.ahead.len() {
            self.read_from = 0;
            self.ahead.resize(if self.capacity == 0 { 1 } else { BUFFER_SIZE }, 0);
            let result = match self.file.as_deref() {
                Some(mut file) => file.read(&mut self.ahead),
                None => Err(closed()),
            };
            self.ahead.truncate(*result.as_ref().unwrap_or(&0));
            result?;
        }
        Ok(self.unread())
    }

    /// Marks bytes that `fill` gave as read.
    pub fn consume(&mut self, count: usize) {
        self.read_from += count;
    }

    /// At most `limit` bytes, fewer only at the end of the file; or with `once` what one read gives.
    pub fn read(&mut self, limit: usize, once: bool) -> io::Result<Vec<u8>> {
        self.flush()?;
        let mut bytes = Vec::new();
        if self.capacity == 0 {
            bytes.resize(limit, 0);
            let count = self.file()?.read(&mut bytes)?;
            bytes.truncate(count);
            return Ok(bytes);
        }
        while bytes.len() < limit {
            let available = self.fill()?;
            if available.is_empty() {
                break;
            }
            let count = available.len().min(limit - bytes.len());
            bytes.extend_from_slice(&available[..count]);
            self.consume(count);
            if once {
                break;
            }
        }
        Ok(bytes)
    }

    /// Everything up to the end of the file.
    pub fn read_to_end(&mut self) -> io::Result<Vec<u8>> {
        self.flush()?;
        let mut bytes = self.unread().to_vec();
        self.ahead.clear();
        self.read_from = 0;
        let mut file = self.file()?;
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// A line with its end, at most `limit` bytes of it.
    pub fn read_line(&mut self, limit: usize) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        while line.len() < limit {
            let rest = limit - line.len();
            let available = self.fill()?;
            if available.is_empty() {
                break;
            }
            let available = &available[..available.len().min(rest)];
            let end = memchr::memchr(b'\n', available).map(|place| place + 1);
            let count = end.unwrap_or(available.len());
            line.extend_from_slice(&available[..count]);
            self.consume(count);
            if end.is_some() {
                break;
            }
        }
        Ok(line)
    }

    /// Goes back over what was read ahead, so that the file's position is the stream's.
    fn forget_ahead(&mut self) -> io::Result<()> {
        let unread = self.unread().len() as i64;
        if unread > 0 {
            self.file()?.seek(SeekFrom::Current(-unread))?;
        }
        self.ahead.clear();
        self.read_from = 0;
        Ok(())
    }

    /// Adds bytes to those that wait, or writes them when they would be too many.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        if !self.ahead.is_empty() {
            self.forget_ahead()?;
        }
        if self.waiting.len() + bytes.len() > self.capacity {
            self.flush()?;
            if bytes.len() >= self.capacity {
                return self.file()?.write_all(bytes);
            }
        }
        self.file()?;
        self.waiting.extend_from_slice(bytes);
        Ok(())
    }

    /// Writes the bytes that wait. Those that were written do not wait any more, also when others could not be.
    pub fn flush(&mut self) -> io::Result<()> {
        let mut written = 0;
        let mut result = Ok(());
        while written < self.waiting.len() {
            let Some(mut file) = self.file.as_deref() else { return Err(closed()) };
            match file.write(&self.waiting[written..]) {
                Ok(0) => {
                    result = Err(ErrorKind::WriteZero.into());
                    break;
                }
                Ok(count) => written += count,
                Err(error) => {
                    result = Err(error);
                    break;
                }
            }
        }
        self.waiting.drain(..written);
        result
    }

    /// The position in the file.
    pub fn position(&mut self) -> io::Result<u64> {
        let position = self.file()?.stream_position()?;
        Ok(position - self.unread().len() as u64 + self.waiting.len() as u64)
    }

    /// Moves to another position and returns it.
    pub fn seek(&mut self, target: SeekFrom) -> io::Result<u64> {
        self.flush()?;
        self.forget_ahead()?;
        self.file()?.seek(target)
    }

    /// Cuts the file off, or extends it with zeros.
    pub fn truncate(&mut self, size: u64) -> io::Result<()> {
        self.flush()?;
        self.file()?.set_len(size)
    }

    /// Writes what waits and closes the file, which happens also when writing fails.
    pub fn close(&mut self) -> io::Result<()> {
        let flushed = if self.file.is_some() { self.flush() } else { Ok(()) };
        self.waiting = Vec::new();
        self.ahead = Vec::new();
        self.read_from = 0;
        if let Some(file) = self.file.take()
            && self.owns_file
        {
            drop(ManuallyDrop::into_inner(file));
        }
        flushed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn temporary(name: &str, content: &[u8]) -> Shared {
        let path = std::env::temp_dir().join(format!("molt-stream-{name}-{}", std::process::id()));
        std::fs::write(&path, content).expect("the directory for temporary files is writable");
        let file = File::options().read(true).write(true).open(&path).expect("just made");
        std::fs::remove_file(&path).expect("just made");
        Stream::new(file, true, Access { readable: true, writable: true }, BUFFER_SIZE)
    }

    #[test]
    fn reading_and_writing_share_a_position() {
        let stream = temporary("mixed", b"one\ntwo\nthree\n");
        let mut stream = stream.borrow_mut();
        assert_eq!(stream.read_line(usize::MAX).unwrap(), b"one\n");
        assert_eq!(stream.position().unwrap(), 4);
        stream.write(b"TWO").unwrap();
        assert_eq!(stream.position().unwrap(), 7);
        assert_eq!(stream.read_to_end().unwrap(), b"\nthree\n");
        assert_eq!(stream.seek(SeekFrom::Start(0)).unwrap(), 0);
        assert_eq!(stream.read(7, false).unwrap(), b"one\nTWO");
    }

    #[test]
    fn closed_streams_refuse() {
        let stream = temporary("closed", b"x");
        let mut stream = stream.borrow_mut();
        stream.write(b"y").unwrap();
        stream.close().unwrap();
        assert!(stream.write(b"z").is_err());
        assert!(stream.is_closed());
    }
}
