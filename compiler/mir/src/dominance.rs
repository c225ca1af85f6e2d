//! Which definition reaches which use.
//!
//! A block can be left in its middle, by an `err` or `boxed` edge. So blocks are cut into *segments* after every instruction
//! that has such an edge, and dominance is computed between segments; an instruction's results exist from the segment after it.

use cranelift_entity::SecondaryMap;

use crate::ir::{Block, Edge, Function, Inst, Value, ValueDef};

/// A place in a function: a segment and an index of an instruction in the block (its length for the terminator).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Point {
    segment: usize,
    index: usize,
}

/// Dominance between places of a function.
pub struct Dominance {
    /// First segment of each block; `None` for blocks that no path reaches or that are not in the layout.
    first: SecondaryMap<Block, Option<usize>>,
    /// Where each instruction is.
    points: SecondaryMap<Inst, Option<Point>>,
    /// Last segment of each block.
    last: SecondaryMap<Block, Option<usize>>,
    /// For each instruction, the segment in which its results exist from some point on.
    defines: SecondaryMap<Inst, Option<usize>>,
    /// Immediate dominator of each segment, by number in reverse postorder; the entry's is itself.
    immediate: Vec<usize>,
    /// Distance from the root of the tree.
    depth: Vec<u32>,
}

/// Segments in layout order, before those that are not reached are dropped.
struct Cut {
    successors: Vec<Vec<usize>>,
    first: SecondaryMap<Block, Option<usize>>,
}

impl Dominance {
    /// Computes dominance for the blocks that are reached from the entry.
    pub fn compute(function: &Function) -> Dominance {
        let cut = cut_blocks(function);
        let order = reverse_postorder(&cut.successors, cut.first[function.entry]);
        let mut number = vec![usize::MAX; cut.successors.len()];
        for (position, &segment) in order.iter().enumerate() {
            number[segment] = position;
        }
        let mut predecessors = vec![Vec::new(); order.len()];
        for (position, &segment) in order.iter().enumerate() {
            for &successor in &cut.successors[segment] {
                predecessors[number[successor]].push(position);
            }
        }
        let immediate = immediate_dominators(&predecessors);
        let mut depth = vec![0; immediate.len()];
        for segment in 1..immediate.len() {
            depth[segment] = depth[immediate[segment]] + 1;
        }

        let mut dominance = Dominance {
            first: SecondaryMap::new(),
            last: SecondaryMap::new(),
            points: SecondaryMap::new(),
            defines: SecondaryMap::new(),
            immediate,
            depth,
        };
        let reached = |segment: usize| Some(number[segment]).filter(|&position| position != usize::MAX);
        for &block in &function.layout {
            let Some(mut segment) = cut.first[block] else { continue };
            dominance.first[block] = reached(segment);
            for (index, &inst) in function.blocks[block].insts.iter().enumerate() {
                dominance.points[inst] = reached(segment).map(|segment| Point { segment, index });
                segment += usize::from(leaves_block(function, inst));
                dominance.defines[inst] = reached(segment);
            }
            dominance.last[block] = reached(segment);
        }
        dominance
    }

    /// Whether some path reaches the block.
    pub fn is_reached(&self, block: Block) -> bool {
        self.first[block].is_some()
    }

    /// Where an instruction stands, when it is reached.
    pub fn point_of(&self, inst: Inst) -> Option<Point> {
        self.points[inst]
    }

    /// Where a block's terminator stands, when it is reached.
    pub fn end_of(&self, function: &Function, block: Block) -> Option<Point> {
        let index = function.blocks[block].insts.len();
        self.last[block].map(|segment| Point { segment, index })
    }

    /// Whether the value exists whenever control is at `at`, before the instruction there runs.
    pub fn value_reaches(&self, function: &Function, value: Value, at: Point) -> bool {
        match function.values[value].def {
            ValueDef::Param(block, _) => self.first[block].is_some_and(|first| self.dominates(first, at.segment)),
            ValueDef::Result(inst, _) => {
                let (Some(point), Some(defined_in)) = (self.points[inst], self.defines[inst]) else { return false };
                if point.segment == at.segment {
                    // The results of an instruction that ends its segment do not exist in it.
                    return point.index < at.index && defined_in == at.segment;
                }
                self.dominates(defined_in, at.segment)
            }
        }
    }

    fn dominates(&self, above: usize, below: usize) -> bool {
        let mut segment = below;
        while self.depth[segment] > self.depth[above] {
            segment = self.immediate[segment];
        }
        segment == above
    }
}

fn leaves_block(function: &Function, inst: Inst) -> bool {
    function.insts[inst].err.is_some() || function.insts[inst].boxed.is_some()
}

fn cut_blocks(function: &Function) -> Cut {
    let mut first: SecondaryMap<Block, Option<usize>> = SecondaryMap::new();
    let mut count = 0;
    for &block in &function.layout {
        first[block] = Some(count);
        count += 1 + function.blocks[block].insts.iter().filter(|&&inst| leaves_block(function, inst)).count();
    }
    let mut successors = vec![Vec::new(); count];
    let target = |edge: &Edge| first[edge.block];
    let mut segment = 0;
    for &block in &function.layout {
        let data = &function.blocks[block];
        for &inst in data.insts.iter().filter(|&&inst| leaves_block(function, inst)) {
            let edges = function.insts[inst].err.iter().chain(&function.insts[inst].boxed);
            successors[segment] = edges.filter_map(target).chain([segment + 1]).collect();
            segment += 1;
        }
        successors[segment] = data.terminator.edges().into_iter().filter_map(target).collect();
        segment += 1;
    }
    Cut { successors, first }
}

fn reverse_postorder(successors: &[Vec<usize>], entry: Option<usize>) -> Vec<usize> {
    let Some(entry) = entry else { return Vec::new() };
    let mut order = Vec::new();
    let mut visited = vec![false; successors.len()];
    let mut stack = vec![(entry, 0)];
    visited[entry] = true;
    while let Some((segment, next)) = stack.pop() {
        match successors[segment].get(next) {
            Some(&successor) => {
                stack.push((segment, next + 1));
                if !visited[successor] {
                    visited[successor] = true;
                    stack.push((successor, 0));
                }
            }
            None => order.push(segment),
        }
    }
    order.reverse();
    order
}

/// Cooper, Harvey and Kennedy's iteration, over nodes in reverse postorder.
fn immediate_dominators(predecessors: &[Vec<usize>]) -> Vec<usize> {
    const UNKNOWN: usize = usize::MAX;
    let mut immediate = vec![UNKNOWN; predecessors.len()];
    if immediate.is_empty() {
        return immediate;
    }
    immediate[0] = 0;
    let mut changed = true;
    while changed {
        changed = false;
        for node in 1..predecessors.len() {
            let mut known = predecessors[node].iter().copied().filter(|&from| immediate[from] != UNKNOWN);
            let Some(mut common) = known.next() else { continue };
            for mut other in known {
                while common != other {
                    if common > other {
                        common = immediate[common];
                    } else {
                        other = immediate[other];
                    }
                }
            }
            changed |= immediate[node] != common;
            immediate[node] = common;
        }
    }
    immediate
}
