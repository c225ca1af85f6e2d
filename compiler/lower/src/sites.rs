//! The table of places that can raise, for tracebacks.

use std::collections::HashMap;

use molt_abi::layout::{anchor, site};
use molt_mir::{DataId, DataItem, Program};
use molt_pir::{Carets, FuncId, Site};

use crate::data::StaticData;

/// Sites and anchors in use, numbered in the order in which code refers to them.
#[derive(Default)]
pub struct Sites {
    numbers: HashMap<(FuncId, Site), i64>,
    sites: Vec<(FuncId, Site)>,
    anchors: Vec<[u32; 4]>,
    anchor_numbers: HashMap<[u32; 4], u32>,
}

impl Sites {
    /// The number of a function's site.
    pub fn number(&mut self, function: FuncId, site: Site) -> i64 {
        *self.numbers.entry((function, site)).or_insert_with(|| {
            self.sites.push((function, site));
            self.sites.len() as i64 - 1
        })
    }

    /// Number of sites and of anchors.
    pub fn counts(&self) -> (i64, i64) {
        (self.sites.len() as i64, self.anchors.len() as i64)
    }

    /// 1 + the index of anchors in their table.
    fn anchor_number(&mut self, anchors: [u32; 4]) -> u32 {
        let next = self.anchors.len() as u32;
        let index = *self.anchor_numbers.entry(anchors).or_insert(next);
        if index == next {
            self.anchors.push(anchors);
        }
        index + 1
    }

    /// Writes the tables: sites and anchors. `code_index` gives a function's place in the program's code table.
    pub fn emit(&mut self, program: &mut Program, code_index: impl Fn(FuncId) -> u32) -> (DataId, DataId) {
        let mut items = Vec::new();
        for (number, (function, place)) in self.sites.clone().into_iter().enumerate() {
            let base = number as u64 * site::SIZE;
            let carets = match place.carets {
                Carets::Plain => site::CARET_PLAIN as u32,
                Carets::Hidden => site::CARET_NONE as u32,
                Carets::HiddenAnchors { left_line, right_line } => {
                    self.anchor_number([left_line, 0, right_line, 0]) | site::CARET_HIDDEN as u32
                }
                Carets::Anchors { left_line, left_column, right_line, right_column } => {
                    self.anchor_number([left_line, left_column, right_line, right_column])
                }
            };
            items.extend([
                (base + site::CODE, DataItem::U32(code_index(function))),
                (base + site::LINE, DataItem::U32(place.line)),
                (base + site::END_LINE, DataItem::U32(place.end_line)),
                (base + site::COLUMN, DataItem::U32(place.column)),
                (base + site::END_COLUMN, DataItem::U32(place.end_column)),
                (base + site::CARETS, DataItem::U32(carets)),
            ]);
        }
        let sites = StaticData::add(program, "sites", self.sites.len() as u64 * site::SIZE, false, items);
        let mut items = Vec::new();
        for (number, anchors) in self.anchors.iter().enumerate() {
            let base = number as u64 * anchor::SIZE;
            for (field, &value) in anchors.iter().enumerate() {
                items.push((base + field as u64 * 4, DataItem::U32(value)));
            }
        }
        let anchors = StaticData::add(program, "anchors", self.anchors.len() as u64 * anchor::SIZE, false, items);
        (sites, anchors)
    }
}
