//! Static data: constants as immortal objects, and the descriptions that the runtime reads.

use std::collections::HashMap;
use std::rc::Rc;

use molt_abi::{layout, symbols, value};
use molt_mir::{Data, DataId, DataItem, ObjConst, Program, Symbol};
use molt_pir::Constant;

/// Builds static data, each constant once.
#[derive(Default)]
pub struct StaticData {
    strings: HashMap<Rc<[u8]>, DataId>,
    constants: HashMap<Constant, ObjConst>,
    name_arrays: HashMap<Vec<Rc<str>>, DataId>,
    /// Words for big ints, which are made when first needed.
    big_int_places: HashMap<Rc<str>, DataId>,
}

/// How code gets at a constant.
pub enum ConstantPlace {
    /// An immortal object.
    Object(ObjConst),
    /// A word that is null until the constant is first needed.
    Word(DataId),
    /// A tuple with such a member.
    Tuple(Rc<[Constant]>),
}

impl StaticData {
    /// Adds data under a name made of `kind` and a number.
    pub fn add(program: &mut Program, kind: &str, size: u64, writable: bool, items: Vec<(u64, DataItem)>) -> DataId {
        let name = format!("{kind}.{}", program.data.len());
        program.data.push(Data { name: name.into(), exported: false, writable, size, items })
    }

    /// A str object.
    pub fn string(&mut self, program: &mut Program, text: &[u8]) -> DataId {
        if let Some(&id) = self.strings.get(text) {
            return id;
        }
        use layout::str;
        let mut flags = 0;
        if text.is_ascii() {
            flags |= str::FLAG_ASCII as u32;
        }
        // Continuation bytes are `10xxxxxx`; all others begin a code point.
        let length = text.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
        let mut items = header("PyUnicode_Type");
        items.extend([
            (str::BYTE_LENGTH, DataItem::I64(text.len() as i64)),
            (str::HASH, DataItem::I64(-1)),
            (str::LENGTH, DataItem::I64(length as i64)),
            (str::FLAGS, DataItem::U32(flags)),
        ]);
        let text: Rc<[u8]> = text.into();
        if !text.is_empty() {
            items.push((str::DATA, DataItem::Bytes(text.clone())));
        }
        let id = Self::add(program, "str", str::DATA + text.len() as u64 + 1, true, items);
        self.strings.insert(text, id);
        id
    }

    /// Bytes that are no object.
    pub fn text(program: &mut Program, bytes: &[u8]) -> DataId {
        let items = if bytes.is_empty() { Vec::new() } else { vec![(0, DataItem::Bytes(bytes.into()))] };
        Self::add(program, "text", bytes.len() as u64, false, items)
    }

    /// A str object as a constant.
    pub fn name(&mut self, program: &mut Program, name: &str) -> ObjConst {
        ObjConst::Static(Symbol::Data(self.string(program, name.as_bytes())))
    }

    /// An array of pointers to str objects.
    pub fn names(&mut self, program: &mut Program, names: &[Rc<str>]) -> DataId {
        if let Some(&id) = self.name_arrays.get(names) {
            return id;
        }
        let items = names
            .iter()
            .enumerate()
            .map(|(index, name)| {
                let string = self.string(program, name.as_bytes());
                (index as u64 * 8, DataItem::Addr(Symbol::Data(string), 0))
            })
            .collect();
        let id = Self::add(program, "names", names.len() as u64 * 8, false, items);
        self.name_arrays.insert(names.to_vec(), id);
        id
    }

    /// A tuple of str objects, as calls with keywords pass it.
    pub fn name_tuple(&mut self, program: &mut Program, names: &[Rc<str>]) -> ObjConst {
        let members = names.iter().map(|name| Constant::Str(name.as_bytes().into())).collect();
        match self.constant(program, &Constant::Tuple(members)) {
            ConstantPlace::Object(object) => object,
            _ => unreachable!("strings are static objects"),
        }
    }

    /// Where a constant is.
    pub fn constant(&mut self, program: &mut Program, constant: &Constant) -> ConstantPlace {
        if let Some(object) = self.constants.get(constant) {
            return ConstantPlace::Object(object.clone());
        }
        let object = match constant {
            Constant::None => extern_object(symbols::NONE),
            Constant::Bool(true) => extern_object(symbols::TRUE),
            Constant::Bool(false) => extern_object(symbols::FALSE),
            Constant::Ellipsis => extern_object(symbols::ELLIPSIS),
            Constant::Int(int) if value::encode_int(*int).is_some() => ObjConst::Int(*int),
            Constant::Int(int) => return ConstantPlace::Word(self.big_int(program, int.to_string().into())),
            Constant::BigInt(digits) => return ConstantPlace::Word(self.big_int(program, digits.clone())),
            Constant::Float(bits) => self.float(program, *bits),
            Constant::Complex(real, imaginary) => {
                ObjConst::Static(Symbol::Data(complex_object(program, *real, *imaginary)))
            }
            Constant::Str(text) => ObjConst::Static(Symbol::Data(self.string(program, text))),
            Constant::Bytes(bytes) => ObjConst::Static(Symbol::Data(bytes_object(program, bytes))),
            Constant::Tuple(members) => match self.tuple(program, members) {
                Some(object) => object,
                None => return ConstantPlace::Tuple(members.clone()),
            },
        };
        self.constants.insert(constant.clone(), object.clone());
        ConstantPlace::Object(object)
    }

    fn big_int(&mut self, program: &mut Program, digits: Rc<str>) -> DataId {
        if let Some(&id) = self.big_int_places.get(&digits) {
            return id;
        }
        let id = Self::add(program, "int", 8, true, Vec::new());
        self.big_int_places.insert(digits, id);
        id
    }

    fn float(&mut self, program: &mut Program, bits: u64) -> ObjConst {
        if value::encode_float(bits).is_some() {
            return ObjConst::Float(bits);
        }
        if bits == 0 {
            return extern_object(symbols::FLOAT_ZERO);
        }
        if bits == 1 << 63 {
            return extern_object(symbols::FLOAT_NEGATIVE_ZERO);
        }
        let mut items = header("PyFloat_Type");
        items.push((layout::float::VALUE, DataItem::I64(bits as i64)));
        ObjConst::Static(Symbol::Data(Self::add(program, "float", layout::float::SIZE, true, items)))
    }

    fn tuple(&mut self, program: &mut Program, members: &[Constant]) -> Option<ObjConst> {
        use layout::tuple;
        let mut items = header("PyTuple_Type");
        items.push((tuple::LENGTH, DataItem::I64(members.len() as i64)));
        for (index, member) in members.iter().enumerate() {
            let ConstantPlace::Object(object) = self.constant(program, member) else { return None };
            items.push((tuple::ITEMS + index as u64 * 8, word(&object)));
        }
        let size = tuple::ITEMS + members.len() as u64 * 8;
        Some(ObjConst::Static(Symbol::Data(Self::add(program, "tuple", size, true, items))))
    }
}

/// A constant's word as static data.
pub fn word(object: &ObjConst) -> DataItem {
    match object {
        ObjConst::Int(int) => DataItem::I64(value::encode_int(*int).expect("tagged constants fit") as i64),
        ObjConst::Float(bits) => DataItem::I64(value::encode_float(*bits).expect("tagged constants fit") as i64),
        ObjConst::Static(symbol) => DataItem::Addr(symbol.clone(), 0),
    }
}

/// The object behind a symbol of the runtime.
pub fn extern_object(symbol: &str) -> ObjConst {
    ObjConst::Static(Symbol::Extern(symbol.into()))
}

/// The header of an immortal object.
fn header(type_symbol: &str) -> Vec<(u64, DataItem)> {
    vec![
        (layout::header::REFCOUNT, DataItem::I64(layout::header::IMMORTAL as i64)),
        (layout::header::TYPE, DataItem::Addr(Symbol::Extern(type_symbol.into()), 0)),
    ]
}

fn complex_object(program: &mut Program, real: u64, imaginary: u64) -> DataId {
    use layout::complex;
    let mut items = header("PyComplex_Type");
    items.extend([(complex::REAL, DataItem::I64(real as i64)), (complex::IMAGINARY, DataItem::I64(imaginary as i64))]);
    StaticData::add(program, "complex", complex::SIZE, true, items)
}

fn bytes_object(program: &mut Program, bytes: &Rc<[u8]>) -> DataId {
    use layout::bytes;
    let mut items = header("PyBytes_Type");
    items.extend([(bytes::LENGTH, DataItem::I64(bytes.len() as i64)), (bytes::HASH, DataItem::I64(-1))]);
    if !bytes.is_empty() {
        items.push((bytes::DATA, DataItem::Bytes(bytes.clone())));
    }
    StaticData::add(program, "bytes", bytes::DATA + bytes.len() as u64 + 1, true, items)
}
