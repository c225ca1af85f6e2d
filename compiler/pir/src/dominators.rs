//! Which definitions every path to a use passes.
//!
//! An unwind edge leaves in the middle of its block, so a block that dominates another need not have run to its end.
//! Dominance is therefore computed over segments: a block is cut behind every instruction that has an unwind edge.

use cranelift_entity::SecondaryMap;

use crate::ir::*;

const NONE: u32 = u32::MAX;

/// The dominator tree of a function.
pub struct Dominators {
    /// For each block, its first segment; segments of a block follow each other.
    first_segment: SecondaryMap<Block, u32>,
    /// For each block, the positions behind its instructions with unwind edges.
    cuts: SecondaryMap<Block, Vec<usize>>,
    /// For each segment, the segment that dominates it immediately; itself for the entry.
    immediate: Vec<u32>,
    /// Number of each segment in reverse postorder.
    order: Vec<u32>,
}

impl Dominators {
    pub(crate) fn empty() -> Dominators {
        Dominators {
            first_segment: SecondaryMap::with_default(NONE),
            cuts: SecondaryMap::new(),
            immediate: Vec::new(),
            order: Vec::new(),
        }
    }

    /// Analyses a function.
    pub fn compute(function: &Function) -> Dominators {
        let mut dominators = Dominators::empty();
        let mut count = 0u32;
        for &block in &function.layout {
            dominators.first_segment[block] = count;
            for (index, &inst) in function.blocks[block].insts.iter().enumerate() {
                if function.insts[inst].unwind.is_some() {
                    dominators.cuts[block].push(index + 1);
                }
            }
            count += 1 + dominators.cuts[block].len() as u32;
        }
        let successors = dominators.segment_edges(function, count);
        dominators.solve(dominators.first_segment[function.entry], &successors);
        dominators
    }

    fn segment_edges(&self, function: &Function, count: u32) -> Vec<Vec<u32>> {
        let mut successors = vec![Vec::new(); count as usize];
        for &block in &function.layout {
            let mut segment = self.first_segment[block];
            for &inst in &function.blocks[block].insts {
                if let Some(edge) = &function.insts[inst].unwind {
                    successors[segment as usize].extend([self.first_segment[edge.block], segment + 1]);
                    segment += 1;
                }
            }
            for edge in function.blocks[block].terminator.edges() {
                successors[segment as usize].push(self.first_segment[edge.block]);
            }
        }
        successors
    }

    /// The algorithm of Cooper, Harvey and Kennedy.
    fn solve(&mut self, entry: u32, successors: &[Vec<u32>]) {
        let postorder = postorder(entry, successors);
        self.order = vec![NONE; successors.len()];
        self.immediate = vec![NONE; successors.len()];
        let mut predecessors = vec![Vec::new(); successors.len()];
        for (number, &segment) in postorder.iter().rev().enumerate() {
            self.order[segment as usize] = number as u32;
            for &successor in &successors[segment as usize] {
                predecessors[successor as usize].push(segment);
            }
        }
        self.immediate[entry as usize] = entry;
        let mut changed = true;
        while changed {
            changed = false;
            for &segment in postorder.iter().rev().filter(|&&segment| segment != entry) {
                let mut dominator = NONE;
                for &predecessor in &predecessors[segment as usize] {
                    if self.immediate[predecessor as usize] != NONE {
                        dominator = if dominator == NONE { predecessor } else { self.meet(dominator, predecessor) };
                    }
                }
                if self.immediate[segment as usize] != dominator {
                    self.immediate[segment as usize] = dominator;
                    changed = true;
                }
            }
        }
    }

    fn meet(&self, mut left: u32, mut right: u32) -> u32 {
        while left != right {
            while self.order[left as usize] > self.order[right as usize] {
                left = self.immediate[left as usize];
            }
            while self.order[right as usize] > self.order[left as usize] {
                right = self.immediate[right as usize];
            }
        }
        left
    }

    /// Whether any path from the entry leads to a block.
    pub fn is_reachable(&self, block: Block) -> bool {
        let segment = self.first_segment[block];
        segment != NONE && self.immediate[segment as usize] != NONE
    }

    /// Whether every path to right before the instruction number `to.1` of block `to.0` passes right before the
    /// instruction number `from.1` of block `from.0`. The number may be that of the terminator.
    pub fn dominates(&self, from: (Block, usize), to: (Block, usize)) -> bool {
        let (above, below) = (self.segment(from), self.segment(to));
        if above == below && from.0 == to.0 {
            return from.1 <= to.1;
        }
        let mut segment = below;
        while self.order[segment as usize] > self.order[above as usize] {
            segment = self.immediate[segment as usize];
        }
        segment == above
    }

    /// Whether every path to a block passes the start of another.
    pub fn dominates_block(&self, above: Block, below: Block) -> bool {
        self.dominates((above, 0), (below, 0))
    }

    fn segment(&self, (block, position): (Block, usize)) -> u32 {
        self.first_segment[block] + self.cuts[block].partition_point(|&cut| cut <= position) as u32
    }
}

fn postorder(entry: u32, successors: &[Vec<u32>]) -> Vec<u32> {
    let mut order = Vec::new();
    let mut seen = vec![false; successors.len()];
    let mut stack = vec![(entry, 0)];
    seen[entry as usize] = true;
    while let Some((segment, next)) = stack.last_mut() {
        match successors[*segment as usize].get(*next) {
            Some(&successor) => {
                *next += 1;
                if !std::mem::replace(&mut seen[successor as usize], true) {
                    stack.push((successor, 0));
                }
            }
            None => {
                order.push(*segment);
                stack.pop();
            }
        }
    }
    order
}
